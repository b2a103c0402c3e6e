// SPDX-License-Identifier: Apache-2.0
package io.govpulse.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.event.Limit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page on time says the same in both languages, and what it says is so. */
class TimeDocsTest {

    private static final Path DOCS = Path.of(System.getProperty("govpulse.root", "../.."), "docs");
    private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59, 999_999_000);

    /** One row of the table of examples, without its last column. */
    record Example(String accepted, String limit, String pauses, String due) {}

    static Stream<Example> examples() throws IOException {
        return Stream.concat(examples("time.md").stream(), examples("time.zh-CN.md").stream());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void comesOutAsThePageSays(Example example) {
        Due due =
                At.CHINA.due(
                        instant(example.accepted()),
                        Limit.parse(example.limit()),
                        pauses(example.pauses()));

        assertThat(text(due)).isEqualTo(example.due());
    }

    @Test
    void givesTheSameExamplesInBothLanguages() throws IOException {
        assertThat(examples("time.md")).hasSizeGreaterThan(25).isEqualTo(examples("time.zh-CN.md"));
        assertThat(yaml("time.md")).hasSize(2).isEqualTo(yaml("time.zh-CN.md"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"time.md", "time.zh-CN.md"})
    void showsCalendarFilesThatCanBeRead(String page, @TempDir Path folder) throws IOException {
        List<String> files = yaml(page);
        JurisdictionCalendar town =
                Calendars.load(Files.writeString(folder.resolve("town.yaml"), files.get(0)));
        JurisdictionCalendar gulf =
                Calendars.load(Files.writeString(folder.resolve("gulf.yaml"), files.get(1)));

        assertThat(At.secondsOfAnOrdinaryDay(town)).isEqualTo(7 * 3600);
        assertThat(gulf.zone()).isEqualTo(ZoneId.of("Asia/Dubai"));
        assertThat(gulf.isWorkingDay(LocalDate.of(2026, 6, 6))).isTrue();
        assertThat(gulf.isWorkingDay(LocalDate.of(2026, 5, 27))).isFalse();
    }

    private static List<Example> examples(String page) throws IOException {
        return Files.readAllLines(DOCS.resolve(page)).stream()
                .filter(line -> line.matches("\\| \\d{4}-.*"))
                .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList())
                .map(
                        cells ->
                                new Example(
                                        cells.get(1),
                                        cells.get(2),
                                        cells.get(3),
                                        cells.get(4)
                                                .replace("暂定", "provisional")
                                                .replace("无", "none")))
                .toList();
    }

    private static List<String> yaml(String page) throws IOException {
        Matcher matcher = YAML.matcher(Files.readString(DOCS.resolve(page)));
        return matcher.results().map(result -> result.group(1)).toList();
    }

    private static List<Pause> pauses(String cell) {
        return cell.equals("–")
                ? List.of()
                : Arrays.stream(cell.split(", ")).map(TimeDocsTest::pause).toList();
    }

    private static Pause pause(String text) {
        int slash = text.indexOf('/');
        Instant from = instant(text.substring(0, slash));
        String end = text.substring(slash + 1);
        return end.isEmpty() ? Pause.open(from) : Pause.between(from, instant(end));
    }

    private static Instant instant(String text) {
        return At.china(text.contains("T") ? text : text + "T00:00");
    }

    private static String text(Due due) {
        if (due.isStopped()) {
            return "none";
        }
        LocalDateTime last = LocalDateTime.ofInstant(due.lastInTime(), At.CHINA.zone());
        String text =
                last.toLocalTime().equals(END_OF_DAY) ? due.date().toString() : last.toString();
        return due.provisional() ? text + " provisional" : text;
    }
}
