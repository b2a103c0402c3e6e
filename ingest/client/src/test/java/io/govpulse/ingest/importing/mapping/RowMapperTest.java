// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.govpulse.ingest.importing.csv.CsvFile;
import io.govpulse.ingest.importing.file.EventFile;
import io.govpulse.ingest.importing.file.Layout;
import io.govpulse.ingest.importing.file.OutgoingEvent;
import io.govpulse.ingest.importing.file.TestFiles;
import io.govpulse.ingest.importing.memory.ImportMemory;
import io.govpulse.ingest.importing.memory.ImportTurn;
import io.govpulse.ingest.importing.report.ImportReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowMapperTest {
    private static final String HEADER = "区划,编号,申请时间,方式,办结时间,跑动次数\n";

    private static final String LOG =
            """
            source: log
            zone: Asia/Shanghai
            key: no
            timeFormat: ["yyyy-MM-dd HH:mm[:ss.SSSSSSxxx]", dd.MM.yyyy HH:mm]
            events:
              - type: submitted
                time: at
                fields:
                  channel: {column: channel, codes: {"1": hall, "2": web}}
              - type: step-finished
                id: task
                time: done
                when: {column: kind, is: [end, END]}
                fields: {step: {column: step}, instance: {column: task}}
              - type: step-started
                id: task
                time: done
                when: {column: kind, is: begin}
                fields: {step: {column: step}, instance: {column: task}}
            """;

    @TempDir Path directory;
    private final ImportReport report = new ImportReport("row");
    private Instant importedAt = Instant.parse("2026-03-12T00:00:00Z");

    @Test
    void makesAnEventOfEachKindThatTheRowGives() throws IOException {
        assertThat(events("411502,7,2026/03/02 09:30,2,2026/03/04 10:00,1\n"))
                .containsExactly(
                        """
                        {"specversion":"1.0","id":"411502|7/submitted","source":"hall-a",\
                        "type":"io.govpulse.case.submitted.v1","subject":"411502|7",\
                        "time":"2026-03-02T01:30:00Z","data":{"calendar":"china","channel":"web",\
                        "region":{"county":"411502"}},"revision":1142121600}""",
                        """
                        {"specversion":"1.0","id":"411502|7/decided","source":"hall-a",\
                        "type":"io.govpulse.case.decided.v1","subject":"411502|7",\
                        "time":"2026-03-04T02:00:00Z","data":{"outcome":"completed","visits":1},\
                        "revision":1142121600}""");
        assertThat(report.complete()).isTrue();
    }

    @Test
    void leavesOutWhatIsBlankOrOnlySpaces() throws IOException {
        assertThat(events("411502,7,2026/03/02 09:30, ,\u3000,\n"))
                .singleElement()
                .asString()
                .contains("submitted")
                .doesNotContain("channel");
        assertThat(report.complete()).isTrue();
    }

    @Test
    void refusesTheWholeRowWhoseSubmissionHasAFaultAndCountsWhatIsLost() throws IOException {
        assertThat(
                        events(
"""
411502,1,2026/03/02 09:30,1,,
411502,2,2026/03/02 09:30,9,2026/03/04 10:00,
411502,3,2026/02/30 09:30,1,2026/03/04 10:00,1
411502,4,,1,2026/03/04 10:00,1
411502,5,2026/03/02 09:30,7,,
"""))
                .singleElement()
                .asString()
                .contains("411502|1/submitted");
        assertThat(printed())
                .contains(
                        "0  submitted; not accepted: 4",
                        "0  decided; not accepted: 3",
                        "4  rows skipped",
                        "row 3: submitted: column 方式: code '9' is not in the mapping; it has: 1, 2",
                        "row 4: submitted: column 申请时间: '2026/02/30 09:30' is no time of the form"
                                + " yyyy/MM/dd HH:mm",
                        "row 5: submitted: column 申请时间: the event has no time");
        assertThat(report.complete()).isFalse();
    }

    @Test
    void refusesLaterRowsOfACaseWhoseSubmissionHasAFault() throws IOException {
        String log =
                LOG.replace(
                        "    time: at\n", "    time: at\n    when: {column: kind, is: [apply]}\n");

        assertThat(
                        events(
                                log,
                                """
                                no,channel,at,step,done,task,kind
                                7,9,2026-03-02T09:30:00+08:00,,,,apply
                                7,,,看,2026-03-02 10:00,a,end
                                8,1,2026-03-02T09:30:00+08:00,,,,apply
                                8,,,看,2026-03-02 10:00,a,end
                                """))
                .hasSize(2)
                .allMatch(event -> event.contains("\"subject\":\"8\""));
        assertThat(printed())
                .contains(
                        "not accepted: 1",
                        "row 3: submitted: a row before this one has it, with a fault");
    }

    @Test
    void leavesOutAnOptionalFieldWithAFaultAndSendsItsEvent() throws IOException {
        assertThat(events("411502,1,2026/03/02 09:30,1,2026/03/04 10:00,one\n"))
                .hasSize(2)
                .anySatisfy(
                        event ->
                                assertThat(event)
                                        .contains("411502|1/decided", "completed")
                                        .doesNotContain("visits"));
        assertThat(printed())
                .contains(
                        "1  fields left out",
                        "row 2: decided: visits: column 跑动次数: 'one' is no whole number");
        assertThat(report.complete()).isFalse();
    }

    @Test
    void leavesOutAnOptionalFieldThatTheContractDoesNotAccept() throws IOException {
        assertThat(
                        events(
                                LIMITS,
                                """
                                no,at,due,limit,statute,end,visits
                                1,2026-03-02 09:00,1800-01-01,5wd,20wd,2026-03-09,5000
                                2,2026-03-02 09:00,2026-03-10,十个工作日,999999y,2026-03-09,-1
                                """))
                .filteredOn(event -> !event.contains("submitted"))
                .satisfiesExactly(
                        event ->
                                assertThat(event)
                                        .contains(
                                                "\"data\":{\"promisedLimit\":\"5wd\",\"statutoryLimit\":\"20wd\"}"),
                        event -> assertThat(event).contains("\"data\":{\"outcome\":\"completed\"}"),
                        event ->
                                assertThat(event)
                                        .contains(
                                                "\"data\":{\"promisedDue\":\"2026-03-10T15:59:59.999999Z\"}"),
                        event ->
                                assertThat(event).contains("\"data\":{\"outcome\":\"completed\"}"));
        assertThat(printed())
                .contains(
                        "5  fields left out",
                        "row 2: accepted: promisedDue: column due: Cannot accept data.promisedDue: 1800",
                        "row 2: decided: visits: column visits: Cannot accept data.visits: 5000;",
                        "row 3: accepted: promisedLimit: column limit: Cannot accept"
                                + " data.promisedLimit: '十个工作日'");
        assertThat(report.complete()).isFalse();
    }

    @Test
    void leavesAnEventWithAnotherFaultToTheIntake() throws IOException {
        assertThat(
                        events(
                                LIMITS,
                                """
                                no,at,due,limit,statute,end,visits
                                1,2026-03-02 09:00,,,,1800-03-09 10:00,5000
                                """))
                .last()
                .asString()
                .contains("\"visits\":5000");
        assertThat(printed()).contains("0  fields left out");
    }

    private static final String LIMITS =
            """
            source: limits
            zone: Asia/Shanghai
            key: no
            timeFormat: yyyy-MM-dd HH:mm
            events:
              - type: submitted
                time: at
                fields: {channel: {constant: hall}}
              - type: accepted
                time: at
                fields:
                  promisedDue: {time: due}
                  promisedLimit: {column: limit}
                  statutoryLimit: {column: statute}
              - type: decided
                time: end
                fields: {outcome: {constant: completed}, visits: {number: visits}}
            """;

    @Test
    void skipsRowsThatNameNoCaseAndCountsWhatTheyWouldBe() throws IOException {
        assertThat(events("411502, ,2026/03/02 09:30,1,2026/03/04 10:00,\n")).isEmpty();
        assertThat(printed())
                .contains(
                        "0  submitted; not accepted: 1",
                        "0  decided; not accepted: 1",
                        "1  rows skipped",
                        "row 2: no case number, blank is one of: 区划, 编号");
    }

    @Test
    void takesCellsThatAreMissingAtTheEndAsBlankAndSurplusBlankOnesAsNothing() throws IOException {
        assertThat(
                        events(
"""
411502,1,2026/03/02 09:30,1
411502,2,2026/03/02 09:30,1,2026/03/04 10:00,1,,
411502,3,2026/03/02 09:30,1,2026/03/04 10:00,1,,x
"""))
                .hasSize(3);
        assertThat(printed())
                .contains(
                        "0  submitted; not accepted: 1",
                        "row 4: 8 cells, but the header has 6; put a cell that holds a separator");
    }

    @Test
    void keepsKeysOfSeveralColumnsApart() throws IOException {
        assertThat(events("a|b,c,2026/03/02 09:30,1,,\na,b|c,2026/03/02 09:30,1,,\n"))
                .satisfiesExactly(
                        first -> assertThat(first).contains("\"a%7Cb|c/submitted\""),
                        second -> assertThat(second).contains("\"a|b%7Cc/submitted\""));
    }

    @Test
    void reportsOnceWhatTheRowsOfACaseRepeat() throws IOException {
        assertThat(
                        events(
                                LOG,
                                """
                                no,channel,at,step,done,task,kind
                                7,1,2026-03-02T09:30:00+08:00,看,2026-03-02 10:00,a,end
                                7,1,2026-03-02T09:30:00+08:00,批,2026-03-02 11:00,b,end
                                7,1,2026-03-02T09:30:00+08:00,批,2026-03-02 10:30,b,begin
                                8,1,2026-03-02T09:30:00+08:00,,,,
                                7,1,2026-03-02T09:30:00+08:00,看,2026-03-02 10:00,a,end
                                """))
                .extracting(event -> new ObjectMapper().readTree(event).path("id").asText())
                .containsExactly(
                        "7/submitted",
                        "7/step-finished/a",
                        "7/step-finished/b",
                        "7/step-started/b",
                        "8/submitted");
        assertThat(report.complete()).isTrue();
        assertThat(printed())
                .contains("1  events that rows repeat", "row 6: step-finished: 7/step-finished/a");
    }

    @Test
    void refusesWhatContradictsARowBeforeIt() throws IOException {
        assertThat(
                        events(
                                LOG,
                                """
                                no,channel,at,step,done,task,kind
                                7,1,2026-03-02T09:30:00+08:00,看,2026-03-02 10:00,a,end
                                8,1,2026-03-02T09:30:00+08:00,,,,
                                7,2,2026-03-02T09:30:00+08:00,看,2026-03-02 10:01,a,end
                                7,2,2026-03-02T09:30:00+08:00,看,2026-03-02 10:00,,end
                                """))
                .hasSize(3);
        assertThat(printed())
                .contains(
                        "3  refused here",
                        "row 4: submitted: a row before this one says something else of the same"
                                + " event, 7/submitted",
                        "row 4: step-finished: a row before this one says something else of the"
                                + " same event, 7/step-finished/a",
                        "row 5: step-finished: no name within its case, blank is one of: task");
    }

    @Test
    void countsOnceWhatAllRowsOfACaseLack() throws IOException {
        assertThat(
                        events(
                                LOG.replace("Asia/Shanghai", "America/New_York"),
                                """
                                no,channel,at,step,done,task,kind
                                7,9,2026-11-01T01:30:00,,,,
                                7,9,2026-11-01T01:30:00,,,,
                                8,1,2026-11-01T01:30:00,,,,
                                8,1,2026-11-01T01:30:00,,,,
                                """))
                .hasSize(1);
        assertThat(printed())
                .contains(
                        "submitted; not accepted: 1",
                        "2  rows skipped",
                        "1  ambiguous local times");
    }

    @Test
    void readsTimesInEveryFormOfTheMapping() throws IOException {
        assertThat(
                        events(
                                LOG,
                                """
                                no,channel,at,step,done,task,kind
                                1,1,02.03.2026 09:30,,,,
                                2,1,2026-03-02 01:30:00.000000+00:00,,,,
                                3,1,2026-03-02T09:30:00.000+08:00,,,,
                                4,1,2026-03-02T09:30,,,,
                                5,1,2026/13/02,,,,
                                """))
                .hasSize(4)
                .allMatch(event -> event.contains("\"time\":\"2026-03-02T01:30:00Z\""));
        assertThat(printed())
                .contains(
                        "row 6: submitted: column at: '2026/13/02' is no time of the form yyyy-MM-dd"
                                + " HH:mm[:ss.SSSSSSxxx] or dd.MM.yyyy HH:mm or a time with the year"
                                + " first, as 2026-03-02 09:30:00");
    }

    private static final String TERMS =
            """
            source: terms
            zone: Asia/Shanghai
            key: no
            timeFormat: [yyyy-MM-dd, yyyy/M/d]
            events:
              - {type: submitted, time: [day, hour], fields: {channel: {constant: hall}}}
              - {type: accepted, time: [day, hour], fields: {promisedDue: {time: due}}}
              - {type: decided, time: end, when: end, fields: {outcome: {constant: completed}}}
            """;

    @Test
    void letsADeadlineLastToTheEndOfItsDayAndAnEventBeThatDay() throws IOException {
        assertThat(
                        events(
                                TERMS,
                                """
                                no,day,hour,due,end
                                1,2026-03-02,,2026-03-10,2026-03-10
                                2,2026/3/2,,2026/3/10,2026/3/11
                                3,2026-03-02,09:30,2026-03-02,2026-03-02
                                4,2026-03-02,下午2:30,2026-03-10 24:00,2026-03-10T24:00:00
                                """))
                .filteredOn(event -> !event.contains("submitted"))
                .satisfiesExactly(
                        event -> assertThat(event).contains("2026-03-10T15:59:59.999999Z"),
                        event -> assertThat(event).contains("\"time\":\"2026-03-09T16:00:00Z\""),
                        event -> assertThat(event).contains("2026-03-10T15:59:59.999999Z"),
                        event -> assertThat(event).contains("\"time\":\"2026-03-10T16:00:00Z\""),
                        event -> assertThat(event).contains("2026-03-02T15:59:59.999999Z"),
                        // Not before the acceptance of the same row.
                        event -> assertThat(event).contains("\"time\":\"2026-03-02T01:30:00Z\""),
                        event ->
                                assertThat(event)
                                        .contains(
                                                "\"time\":\"2026-03-02T06:30:00Z\"",
                                                "\"promisedDue\":\"2026-03-10T15:59:59.999999Z\""),
                        event ->
                                assertThat(event)
                                        .contains("\"time\":\"2026-03-10T15:59:59.999999Z\""));
        assertThat(report.complete()).isTrue();
    }

    @Test
    void takesTheDayAloneWhereTheMappingSaysThatTheHourMeansNothing() throws IOException {
        assertThat(
                        events(
                                TERMS.replace("{time: due}", "{time: due, wholeDay: true}"),
                                """
                                no,day,hour,due,end
                                1,2026-03-02 00:00:00,9:30,2026-03-10 00:00:00,
                                """))
                .last()
                .asString()
                .contains("2026-03-02T01:30:00Z", "2026-03-10T15:59:59.999999Z");
    }

    @Test
    void refusesATimeOfDayWithoutADate() throws IOException {
        assertThat(events(TERMS, "no,day,hour,due,end\n1,,9:30,,\n")).isEmpty();
        assertThat(printed())
                .contains("row 2: submitted: column day: there is a time of day but no date");
    }

    private static final String CODES =
            """
            source: codes
            zone: Asia/Shanghai
            key: 编号
            events:
              - type: submitted
                time: at
                fields:
                  channel: {constant: hall}
                  department: {column: 部门（单位）}
                  applicantId: {column: who}
              - {type: accepted, time: at, fields: {promisedDue: {time: due}}}
              - {type: decided, time: end, when: end, fields: {outcome: {constant: completed}}}
            """;

    @Test
    void takesOneCodeForOneUnitAndOneCaseHoweverItIsWritten() throws IOException {
        assertThat(
                        events(
                                CODES,
                                """
                                编\u200B号,部门(单位),who,at,due,end
                                1,12441500196720244T,,2026-03-02 09:00,,
                                2,１２４４１５００１９６７２０２４４Ｔ\u200B,,2026-03-02 09:00,,
                                3,12441500196720244t,,2026-03-02 09:00,,
                                1\u00A0,"=""12441500196720244T""\",,2026-03-02 09:00,,
                                """
                                        .replace("12441500196720244t,", "'12441500196720244T,")))
                .hasSize(6)
                .filteredOn(event -> event.contains("submitted"))
                .allMatch(event -> event.contains("\"department\":\"12441500196720244T\""));
        assertThat(report.complete()).isTrue();
    }

    @Test
    void refusesIdentifiersThatASpreadsheetProgramHasRounded() throws IOException {
        assertThat(
                        events(
                                CODES,
                                """
                                编号,部门（单位）,who,at,due,end
                                2.02603E+13,A,,2026-03-02 09:00,,
                                2,1.24415E+30,,2026-03-02 09:00,,2026-03-03 09:00
                                3,A,4.11523E+17,2026-03-02 09:00,,
                                4,A,411523199003070018,2026-03-02 09:00,,
                                """))
                .hasSize(2)
                .allMatch(event -> event.contains("\"subject\":\"4\""));
        assertThat(printed())
                .contains(
                        "3  rows skipped",
                        "row 2: no case number: column 编号: '2.02603E+13' is a number that a"
                                + " spreadsheet program has rounded; export the file once more",
                        "row 3: submitted: column 部门(单位): '1.24415E+30'");
    }

    @Test
    void takesWordsForNothingAsBlank() throws IOException {
        assertThat(
                        events(
                                CODES,
                                """
                                编号,部门（单位）,who,at,due,end
                                1,A,无,2026-03-02 09:00,—,——
                                2,NULL,,2026-03-02 09:00,\\N,0000-00-00 00:00:00
                                3,无,,2026-03-02 09:00,/,1900-01-01 00:00:00
                                """))
                .hasSize(6)
                .allMatch(event -> event.contains("submitted") || event.contains("accepted"))
                .noneMatch(event -> event.contains("无") || event.contains("NULL"))
                .noneMatch(event -> event.contains("promisedDue") || event.contains("applicant"));
        assertThat(report.complete()).isTrue();
    }

    @Test
    void takesTheMappingsOwnWordsForNothingAndNoOthers() throws IOException {
        assertThat(
                        events(
                                CODES + "nothing: [未办结, 1900-01-01, 9999-12-31]\n",
                                """
                                编号,部门（单位）,who,at,due,end
                                1,无,,2026-03-02 09:00,9999-12-31 00:00:00,1900-01-01
                                2,A,,2026-03-02 09:00,9999-12-31,未办结
                                """))
                .hasSize(4)
                .noneMatch(event -> event.contains("promisedDue"))
                .anyMatch(event -> event.contains("\"department\":\"无\""));
        assertThat(report.complete()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1900/1/1",
                "1900.01.01",
                "1900年1月1日",
                "1900/01/01 00:00",
                "1900-01-01T00:00:00.000+08:00",
                "0001/1/1 0:00:00",
                "1900/1/0",
                "1900-01-00T00:00:00",
                "0000/00/00"
            })
    void takesADayForNothingAsBlankHoweverItIsWritten(String day) throws IOException {
        assertThat(
                        events(
                                CODES,
                                "编号,部门（单位）,who,at,due,end\n1,A,,2026-03-02 09:00,%s,%s\n"
                                        .formatted(day, day)))
                .hasSize(2)
                .noneMatch(event -> event.contains("promisedDue") || event.contains("decided"));
        assertThat(report.complete()).isTrue();
    }

    @Test
    void takesADayForNothingOnlyAtItsMidnight() throws IOException {
        assertThat(
                        events(
                                CODES + "nothing: [2099/12/31]\n",
                                """
                                编号,部门（单位）,who,at,due,end
                                1,A,,2026-03-02 09:00,2099-12-31 00:00,
                                2,A,,2026-03-02 09:00,2099-12-31 18:00,
                                3,A,,2026-03-02 09:00,2099-12-30,
                                """))
                .filteredOn(event -> event.contains("promisedDue"))
                .hasSize(2);
    }

    @Test
    void takesAWordForNothingThatTheMappingGivesAMeaning() throws IOException {
        assertThat(
                        events(
                                CODES.replace(
                                                "channel: {constant: hall}",
                                                "channel: {column: who, codes: {无: other}}")
                                        .replace("      applicantId: {column: who}\n", ""),
                                "编号,部门（单位）,who,at,due,end\n1,A,无,2026-03-02 09:00,,\n"))
                .first()
                .asString()
                .contains("\"channel\":\"other\"");
    }

    private static final String VERSIONS =
            """
            source: versions
            zone: Asia/Shanghai
            key: no
            version: %s
            events:
              - type: submitted
                time: at
                fields: {channel: {constant: hall}, department: {column: dept}}
              - {type: decided, time: end, when: end, fields: {outcome: {constant: completed}}}
            """;

    @Test
    void ordersVersionsByTheTimeAtWhichTheSourceWroteTheRow() throws IOException {
        String mapping = VERSIONS.formatted("{time: synced}\nblank: withdraws");

        assertThat(
                        events(
                                mapping,
                                """
                                no,dept,at,end,synced
                                1,OLD,2026-03-02 09:00,2026-03-09 10:00,2026-03-10 00:00:00
                                1,NEW,2026-03-02 09:00,,2026-03-11 00:00:00
                                1,NEW,2026-03-02 09:00,,2026-03-11 00:00:00
                                """))
                .satisfiesExactly(
                        event -> assertThat(event).contains("OLD", "\"revision\":1141920000"),
                        event ->
                                assertThat(event).contains("decided.v1", "\"revision\":1141920000"),
                        event -> assertThat(event).contains("NEW", "\"revision\":1142006400"),
                        event ->
                                assertThat(event)
                                        .contains(
                                                "\"id\":\"1/decided\"",
                                                "tombstone.v1",
                                                "\"revision\":1142006400"));
        assertThat(report.complete()).isTrue();
    }

    @Test
    void letsALaterImportCountWhereTheMappingSaysSo() throws IOException {
        String mapping = VERSIONS.formatted("import");
        String rows = "no,dept,at,end\n1,OLD,2026-03-02 09:00,\n";

        assertThat(events(mapping, rows)).singleElement().asString().contains("1142121600");
        importedAt = importedAt.plusSeconds(60);
        assertThat(events(mapping, rows)).singleElement().asString().contains("1142121660");
    }

    @Test
    void refusesTheRowWhoseVersionIsNotKnown() throws IOException {
        assertThat(
                        events(
                                VERSIONS.formatted("{number: v}"),
                                """
                                no,dept,at,end,v
                                1,A,2026-03-02 09:00,,1
                                2,A,2026-03-02 09:00,,
                                3,A,2026-03-02 09:00,,-1
                                """))
                .singleElement()
                .asString()
                .contains("\"revision\":1}");
        assertThat(printed())
                .contains(
                        "row 3: submitted: column v: the row has no version",
                        "row 4: submitted: column v: '-1' is no version; expected a whole number");
    }

    @Test
    void letsAPromiseWithoutEndBeAsLateAsAnEventCanSay() throws IOException {
        assertThat(events(TERMS, "no,day,hour,due,end\n1,2026-03-02,,9999-12-31,\n"))
                .last()
                .asString()
                .contains("\"promisedDue\":\"9999-12-31T00:00:00Z\"");
    }

    private List<String> events(String rows) throws IOException {
        return events(MappingReaderTest.HALL, HEADER + rows);
    }

    private List<String> events(String yaml, String text) throws IOException {
        Mapping mapping = MappingReader.parse(yaml);
        Path file = directory.resolve("rows.csv");
        Charset charset = mapping.layout().charset().orElse(StandardCharsets.UTF_8);
        Files.writeString(file, text, charset);
        try (EventFile source =
                MappedFile.open(
                        () -> CsvFile.open(file, Layout.PLAIN.in(charset)),
                        mapping,
                        report,
                        new ImportTurn(ImportMemory.ofNothing(), importedAt))) {
            return TestFiles.events(source).stream().map(OutgoingEvent::toString).toList();
        }
    }

    private String printed() {
        StringWriter text = new StringWriter();
        report.print(new PrintWriter(text), "CSV", 2, Duration.ofSeconds(1));
        return text.toString();
    }
}
