package io.govpulse.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class DueCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private String today = "2026-11-21";

    @ParameterizedTest
    @CsvSource({
        "2024-09-13, 1wd, 2024-09-14",
        "2018-12-28, 1wd, 2018-12-29",
        "2026-10-12T10:00, 3wh, 2026-10-12T14:30",
        "2026-10-12T02:00Z, 3wh, 2026-10-12T14:30",
        "2026-10-12T10:00+08:00, 0.5wd, 2026-10-13T14:00",
        "2026-10-16T17:00, 48h, 2026-10-18T17:00",
        "2026-07-20, 3mo, 2026-10-20",
        "2026-10-17, onspot, 2026-10-19",
        "2026-10-12, 0, 2026-10-12"
    })
    void printsTheDayForLimitsInDaysAndTheMinuteForOthers(
            String start, String limit, String expected) {
        assertThat(run(start, limit)).isZero();
        assertThat(out).hasToString(expected + System.lineSeparator());
    }

    @Test
    void marksAProvisionalDate() {
        assertThat(run("2026-12-20T10:00", "20wd")).isZero();
        assertThat(out.toString())
                .isEqualToIgnoringNewLines(
                        "2027-01-18 (provisional: holidays of calendar china are certain through"
                                + " 2026-12-28 only)");
    }

    @Test
    void takesPausesOut() {
        assertThat(
                        run(
                                "2026-10-12T09:00",
                                "5wd",
                                "--pause",
                                "2026-10-13T10:00/2026-10-15T10:00",
                                "--pause",
                                "2026-10-14/2026-10-15T09:00"))
                .isZero();
        assertThat(out.toString()).isEqualToIgnoringNewLines("2026-10-21");
    }

    @Test
    void saysThatTheClockStandsStillInAnOpenPause() {
        assertThat(run("2026-10-12T09:00", "5wd", "--pause", "2026-10-13/")).isZero();
        assertThat(out.toString())
                .isEqualToIgnoringNewLines("none: the clock stands still in an open pause");
    }

    @Test
    void explainsOnRequest() {
        assertThat(
                        run(
                                "2026-10-12T09:00",
                                "5wd",
                                "--explain",
                                "--pause",
                                "2026-10-13T10:00/2026-10-14T10:00"))
                .isZero();
        assertThat(out.toString().lines())
                .startsWith(
                        "2026-10-20",
                        "accepted      2026-10-12T09:00 (a working day)",
                        "limit         5wd",
                        "pause         2026-10-13T10:00 to 2026-10-14T10:00, 1.000 working days (8 h 00"
                                + " min 00 s)",
                        "in time until 2026-10-20T23:59:59.999999",
                        "working days  6 after the day of acceptance, pauses included")
                .anyMatch(
                        line ->
                                line.startsWith(
                                        "calendar      china, Asia/Shanghai, certain through"))
                .anyMatch(line -> line.matches("hash {10}[0-9a-f]{64}"));
    }

    @Test
    void countsByAnotherCalendar(@TempDir Path folder) throws IOException {
        assertThat(
                        run(
                                "2024-03-09T12:00",
                                "24h",
                                "--calendar",
                                "around-the-clock/America/New_York"))
                .isZero();
        assertThat(out.toString()).isEqualToIgnoringNewLines("2024-03-10T13:00");

        Path file =
                Files.writeString(
                        folder.resolve("town.yaml"),
                        "id: town\nextends: china\nholidays: [2026-10-13]\n");
        out.getBuffer().setLength(0);
        assertThat(run("2026-10-12", "1wd", "--calendar", file.toString())).isZero();
        assertThat(out.toString()).isEqualToIgnoringNewLines("2026-10-14");
    }

    @Test
    void saysWhatIsAcceptedOnWrongInput() {
        assertWrong(
                "Cannot read limit: 20days; expected 20wd (working days)", "2024-09-13", "20days");
        assertWrong(
                "Cannot read time: 13.9.2024; accepted are a day 2024-09-13", "13.9.2024", "1wd");
        assertWrong("Cannot read time: 2024-02-30; accepted are a day", "2024-02-30", "1wd");
        assertWrong(
                "Cannot read pause: 2024-09-14; accepted is FROM/TO, or FROM/ for an open one",
                "2024-09-13",
                "1wd",
                "--pause",
                "2024-09-14");
        assertWrong(
                "Cannot find calendar mars: accepted are china, and around-the-clock/ZONE",
                "2024-09-13",
                "1wd",
                "--calendar",
                "mars");
        assertWrong(
                "Cannot read calendar nowhere.yaml: no such file",
                "2024-09-13",
                "1wd",
                "--calendar",
                "nowhere.yaml");
        assertWrong("Cannot place", "1900-01-01", "1wd");
        assertWrong("Missing required parameter: 'LIMIT'", "2024-09-13");
    }

    @Test
    void failsLoudlyInAPastYearWithoutANotice() {
        today = "2029-01-05";

        assertThat(run("2027-03-01", "5wd")).isEqualTo(1);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString())
                .contains(
                        "Cannot calculate from 2027-03-01 to 2027-03-08: the calendar has notices")
                .contains("add those of the missing years");
    }

    private void assertWrong(String message, String... arguments) {
        err.getBuffer().setLength(0);
        assertThat(run(arguments)).isEqualTo(2);
        assertThat(err.toString()).contains(message);
        assertThat(out.toString()).isEmpty();
    }

    private int run(String... arguments) {
        Clock clock = Clock.fixed(Instant.parse(today + "T00:00:00Z"), ZoneOffset.UTC);
        return new CommandLine(new DueCommand(clock))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
