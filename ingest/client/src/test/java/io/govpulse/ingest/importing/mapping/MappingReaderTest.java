// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.govpulse.ingest.importing.file.Layout;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MappingReaderTest {
    private static final Path CITY =
            Path.of("..", "..", "docs/examples/mappings/city-service-requests.yaml");

    static final String HALL =
            """
            source: hall-a
            zone: Asia/Shanghai
            calendar: china
            charset: GB18030
            separator: semicolon
            sheet: 办件
            headerRow: 3
            key: [区划, 编号]
            timeFormat: yyyy/MM/dd HH:mm
            events:
              - type: submitted
                time: 申请时间
                fields:
                  channel: {column: 方式, codes: {"1": hall, "2": web}}
                  region: {county: {constant: "411502"}}
              - type: decided
                time: 办结时间
                when: 办结时间
                fields:
                  outcome: {constant: completed}
                  visits: {number: 跑动次数}
            """;

    @Test
    void readsEveryPartOfAMapping() {
        Mapping mapping = MappingReader.parse(HALL);

        assertThat(mapping.source()).isEqualTo("hall-a");
        assertThat(mapping.zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
        assertThat(mapping.layout())
                .isEqualTo(
                        new Layout(
                                Optional.of(Charset.forName("GB18030")),
                                ';',
                                true,
                                List.of("办件"),
                                Optional.of(new Layout.HeaderRows(3, 3))));
        assertThat(mapping.columns()).containsExactly("区划", "编号", "申请时间", "方式", "办结时间", "跑动次数");
    }

    @Test
    void readsTheShippedMappingOfTheCityFile() {
        Mapping mapping = MappingReader.read(CITY);

        assertThat(mapping.source()).isEqualTo("city-311");
        assertThat(mapping.columns())
                .containsExactlyInAnyOrder(
                        "case_enquiry_id",
                        "open_dt",
                        "target_dt",
                        "closed_dt",
                        "source",
                        "department",
                        "type",
                        "neighborhood",
                        "address_hash");
    }

    @Test
    void readsTheShippedMappingOfTheEventLog() {
        Mapping mapping = MappingReader.read(CITY.resolveSibling("environmental-permits.yaml"));

        assertThat(mapping.events())
                .extracting(Mapping.EventMapping::id)
                .containsExactly(List.of(), List.of(), List.of(), List.of("concept:instance"));
        assertThat(mapping.columns())
                .contains("case:concept:name", "case:deadline", "time:timestamp");
    }

    @Test
    void readsTheShippedMappingOfAnOfficesWorkbook() {
        Mapping mapping = MappingReader.read(CITY.resolveSibling("office-workbook.yaml"));

        assertThat(mapping.layout().header()).contains(new Layout.HeaderRows(2, 3));
        assertThat(mapping.versions().blankWithdraws()).isTrue();
        assertThat(mapping.columns())
                .contains("year:受理/日期", "编号", "受理/时刻", "审批/开始", "审批/结束", "承诺办结");
    }

    @Test
    void readsConditionsAndNamesOfEvents() {
        Mapping mapping =
                MappingReader.parse(
                        HALL.replace(
                                "when: 办结时间",
                                "id: [科室, 序号]\n    when: {column: 状态, is: [办结, 退件]}"));

        assertThat(mapping.events().get(1).id()).containsExactly("科室", "序号");
        assertThat(mapping.events().get(1).when())
                .containsExactly(new Condition("状态", Condition.Test.IS, Set.of("办结", "退件")));
        assertThat(mapping.columns()).contains("科室", "序号", "状态");
    }

    @Test
    void readsHeadersOfSeveralRowsSeveralSheetsAndFilesWithoutQuotes() {
        Layout layout =
                MappingReader.parse(
                                HALL.replace("headerRow: 3", "headerRow: [3, 4]")
                                        .replace("sheet: 办件", "sheet: [3月, 4月]\nquotes: none"))
                        .layout();

        assertThat(layout.header()).contains(new Layout.HeaderRows(3, 4));
        assertThat(layout.sheets()).containsExactly("3月", "4月");
        assertThat(layout.quoted()).isFalse();
        refuses("headerRow: 3", "headerRow: [3, 5]", "headerRow: the rows of a header follow");
        refuses(
                "calendar: china",
                "calendar: gulf.yaml",
                "calendar: 'gulf.yaml'; expected the id of a calendar: china, around-the-clock/");
        refuses("sheet: 办件", "quotes: single", "quotes: 'single'; expected double, none");
    }

    @Test
    void readsTheColumnsOfAnEventLog() {
        Mapping mapping =
                MappingReader.parse(
                        HALL
                                + "log: {activity: 环节, transition: 动作, start: [开始], complete: [完成]}\n");

        assertThat(mapping.log())
                .contains(
                        new EventLog(
                                "环节",
                                Optional.of("动作"),
                                Set.of("开始"),
                                Set.of("完成"),
                                Optional.empty()));
        assertThat(mapping.columns()).contains("环节", "动作");
        refuses("source:", "log: {step: a}\nsource:", "log: 'step'; expected activity, complete");
    }

    @Test
    void readsWhatOrdersVersions() {
        assertThat(MappingReader.parse(HALL).versions())
                .as("a later import counts, and what it leaves blank is taken back")
                .isEqualTo(new Versions(Versions.Kind.IMPORT, List.of(), true));
        assertThat(MappingReader.parse(HALL + "version: import\nblank: says-nothing\n").versions())
                .isEqualTo(new Versions(Versions.Kind.IMPORT, List.of(), false));
        assertThat(MappingReader.parse(HALL + "version: {time: 同步}\nblank: withdraws\n").versions())
                .isEqualTo(new Versions(Versions.Kind.TIME, List.of("同步"), true));
        refuses("source:", "version: latest\nsource:", "version: 'latest'; expected import, {time");
        refuses(
                "source:",
                "blank: forgets\nsource:",
                "'forgets'; expected says-nothing, withdraws");
    }

    @Test
    void readsConditionsOverSeveralColumns() {
        Mapping mapping =
                MappingReader.parse(
                        HALL.replace(
                                "when: 办结时间",
                                "when: [办结时间, {column: 状态, not: 退件}, {column: 撤回, blank: true}]"));

        assertThat(mapping.events().get(1).when())
                .containsExactly(
                        new Condition("办结时间", Condition.Test.FILLED, Set.of()),
                        new Condition("状态", Condition.Test.NOT, Set.of("退件")),
                        new Condition("撤回", Condition.Test.BLANK, Set.of()));
    }

    @Test
    void namesTheFieldThatNoEventHas() {
        refuses("channel: {", "chanel: {", "events[1].fields: 'chanel'; expected applicantId, c");
        refuses("{county:", "{country:", "events[1].fields.region: 'country'; expected city, ");
        refuses("when:", "if:", "events[2]: 'if'; expected fields, id, time, type, when");
    }

    @Test
    void namesTheValueThatCannotBe() {
        refuses("type: decided", "type: closed", "events[2].type: 'closed'; expected submitted, ");
        refuses(
                "  - type: decided",
                "  - {type: decided, time: 办结时间}\n  - type: decided",
                "events: each type may come once without an 'id' of its own");
        refuses("when: 办结时间", "when: {column: 办结时间}", "events[2].when: 'is' is missing");
        refuses("sheet:", "sheets:", "'sheets'; expected blank, calendar, charset, events");
        refuses("semicolon", "','", "separator: ','; expected bar, comma, semicolon, tab");
        refuses("headerRow: 3", "headerRow: 0", "headerRow: '0'; expected 1 and above");
        refuses("headerRow: 3", "headerRow: third", "headerRow: 'third'; expected 1 and above");
        refuses(
                "timeFormat: yyyy/MM/dd HH:mm",
                "timeFormat: [yyyy/MM/dd HH:mm, HH:mm]",
                "timeFormat: 'HH:mm' (a date is needed)");
        refuses("Asia/Shanghai", "Peking", "zone: 'Peking'; expected names such as Asia/Shanghai");
        refuses("GB18030", "GB1", "charset: 'GB1'; expected names such as UTF-8");
        refuses("yyyy/MM/dd HH:mm", "MM/dd", "timeFormat: 'MM/dd' (a date is needed)");
        refuses("source: hall-a\n", "", "'source' is missing");
        refuses("{number: 跑动次数}", "跑动次数", "visits: one of column, time, number, constant");
        refuses("\"2\": web", "\"1\": web", "Duplicate");
        refuses("{number: 跑动次数}", "{number: 跑动次数, column: a}", "'column'; expected number");
    }

    @Test
    void saysThatThereIsNoSuchFile() {
        assertThatThrownBy(() -> MappingReader.read(Path.of("nowhere.yaml")))
                .isInstanceOf(MappingException.class)
                .hasMessageStartingWith("Cannot read the mapping nowhere.yaml");
    }

    private static void refuses(String part, String wrong, String message) {
        assertThat(HALL).contains(part);
        assertThatThrownBy(() -> MappingReader.parse(HALL.replace(part, wrong)))
                .isInstanceOf(MappingException.class)
                .hasMessageStartingWith("Cannot use the mapping: ")
                .hasMessageContaining(message);
    }
}
