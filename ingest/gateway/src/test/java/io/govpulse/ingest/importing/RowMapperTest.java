package io.govpulse.ingest.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowMapperTest {
    private static final String HEADER = "区划,编号,申请时间,方式,办结时间,跑动次数\n";

    @TempDir Path directory;
    private final Mapping mapping = MappingReader.parse(MappingReaderTest.HALL);
    private final ImportReport report = new ImportReport();

    @Test
    void makesAnEventOfEachKindThatTheRowTells() throws IOException {
        assertThat(events("411502,7,2026/03/02 09:30,2,2026/03/04 10:00,1\n"))
                .containsExactly(
                        """
                        {"specversion":"1.0","id":"411502|7/submitted","source":"hall-a",\
                        "type":"io.govpulse.case.submitted.v1","subject":"411502|7",\
                        "time":"2026-03-02T01:30:00Z","data":{"calendar":"china","channel":"web",\
                        "region":{"county":"411502"}}}""",
                        """
                        {"specversion":"1.0","id":"411502|7/decided","source":"hall-a",\
                        "type":"io.govpulse.case.decided.v1","subject":"411502|7",\
                        "time":"2026-03-04T02:00:00Z","data":{"outcome":"completed","visits":1}}""");
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
    void neverGuessesAnUnknownCodeAndLosesNothingElseOfTheRow() throws IOException {
        assertThat(
                        events(
"""
411502,1,2026/03/02 09:30,1,,
411502,2,2026/03/02 09:30,9,2026/03/04 10:00,
"""))
                .hasSize(2)
                .anySatisfy(event -> assertThat(event).contains("411502|2/decided"));
        assertThat(printed())
                .contains(
                        "row 2: submitted: column 方式: code '9' is not in the mapping; it has: 1, 2");
    }

    @Test
    void refusesTheEventWhoseTimeOrNumberCannotBeRead() throws IOException {
        assertThat(
                        events(
"""
411502,1,2026/02/30 09:30,1,2026/03/04 10:00,1
411502,2,,1,2026/03/04 10:00,one
"""))
                .singleElement()
                .asString()
                .contains("411502|1/decided");
        assertThat(printed())
                .contains(
                        "row 1: submitted: column 申请时间: '2026/02/30 09:30' is no time of the form"
                                + " yyyy/MM/dd HH:mm",
                        "row 2: submitted: column 申请时间: the event has no time",
                        "row 2: decided: column 跑动次数: 'one' is no whole number");
    }

    @Test
    void skipsRowsThatNameNoCaseOrLackCells() throws IOException {
        assertThat(events("411502, ,2026/03/02 09:30,1,,\n411502,2,2026/03/02 09:30\n")).isEmpty();
        assertThat(printed())
                .contains(
                        "2  rows skipped",
                        "row 1: no case number, blank is one of: 区划, 编号",
                        "row 2: 3 cells, but the header has 6");
    }

    @Test
    void keepsKeysOfSeveralColumnsApart() throws IOException {
        assertThat(events("a|b,c,2026/03/02 09:30,1,,\na,b|c,2026/03/02 09:30,1,,\n"))
                .satisfiesExactly(
                        first -> assertThat(first).contains("\"a%7Cb|c/submitted\""),
                        second -> assertThat(second).contains("\"a|b%7Cc/submitted\""));
    }

    private List<String> events(String rows) throws IOException {
        Path file = directory.resolve("rows.csv");
        Files.writeString(file, HEADER + rows, mapping.charset());
        List<String> events = new ArrayList<>();
        RowMapper mapper = new RowMapper(mapping, report);
        try (SourceFile source = SourceFile.open(file, mapping.charset())) {
            for (Optional<SourceRow> row = source.next(); row.isPresent(); row = source.next()) {
                mapper.map(row.get()).forEach(event -> events.add(event.wire().toString()));
            }
        }
        return events;
    }

    private String printed() {
        StringWriter text = new StringWriter();
        report.print(new PrintWriter(text), 2, Duration.ofSeconds(1));
        return text.toString();
    }
}
