// SPDX-License-Identifier: Apache-2.0
package io.govpulse.cases;

import static io.govpulse.cases.CaseEvents.accepted;
import static io.govpulse.cases.CaseEvents.china;
import static io.govpulse.cases.CaseEvents.column;
import static io.govpulse.cases.CaseEvents.decided;
import static io.govpulse.cases.CaseEvents.event;
import static io.govpulse.cases.CaseEvents.facts;
import static io.govpulse.cases.CaseEvents.factsAt;
import static io.govpulse.cases.CaseEvents.limits;
import static io.govpulse.cases.CaseEvents.paused;
import static io.govpulse.cases.CaseEvents.resumed;
import static io.govpulse.cases.CaseEvents.submitted;
import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.event.Event;
import io.govpulse.event.EventData;
import io.govpulse.event.Limit;
import io.govpulse.event.PauseReason;
import io.govpulse.event.ProcedureData;
import io.govpulse.rules.Rules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a pause shields from, and for how long (行政许可法 Art. 45). 2026-10-12 is a Monday; five working
 * days end on the 19th.
 */
class PauseLimitsTest {
    private static final Event SUBMITTED = submitted("2026-10-12T09:00");
    private static final Event ACCEPTED = accepted("2026-10-12T10:00", "5wd");

    @TempDir Path directory;

    private static Event hearing(String at, String limit) {
        return event(
                "hearing",
                at,
                new EventData.ClockPaused(
                        PauseReason.HEARING, Optional.empty(), Optional.of(Limit.parse(limit))));
    }

    @Test
    void anOpenPauseShieldsUntilItsOwnLimitIsOver() {
        Event hearing = hearing("2026-10-13T00:00", "2wd");
        CaseFacts within = factsAt("2026-10-14T12:00", SUBMITTED, ACCEPTED, hearing);
        CaseFacts beyond = factsAt("2026-10-16T00:00", SUBMITTED, ACCEPTED, hearing);
        CaseFacts late = factsAt("2026-10-23T00:00", SUBMITTED, ACCEPTED, hearing);

        assertThat(column(within, "paused")).isEqualTo("true");
        assertThat(column(within, "over_long_pauses")).isEqualTo("0");
        assertThat(within.validUntil()).contains(china("2026-10-16T00:00"));
        assertThat(column(beyond, "paused")).isEqualTo("false");
        assertThat(column(beyond, "over_long_pauses")).isEqualTo("1");
        assertThat(column(beyond, "promised_due")).startsWith("2026-10-22");
        assertThat(beyond.validUntil()).contains(china("2026-10-23T00:00"));
        assertThat(column(late, "late_on")).isEqualTo("2026-10-23");
    }

    @Test
    void aPauseThatEndedBeyondItsOwnLimitIsOverLong() {
        CaseFacts facts =
                facts(
                        SUBMITTED,
                        ACCEPTED,
                        hearing("2026-10-13T00:00", "2wd"),
                        resumed("2026-11-20T09:00"),
                        decided("2026-11-23T09:00"));

        assertThat(column(facts, "over_long_pauses")).isEqualTo("1");
        assertThat(column(facts, "late_on")).isEqualTo("2026-10-23");
    }

    @Test
    void aPauseWithinItsOwnLimitIsNot() {
        CaseFacts facts =
                facts(
                        SUBMITTED,
                        ACCEPTED,
                        hearing("2026-10-13T00:00", "2wd"),
                        resumed("2026-10-14T00:00"),
                        decided("2026-10-20T09:00"));

        assertThat(column(facts, "over_long_pauses")).isEqualTo("0");
        assertThat(column(facts, "promised_due")).startsWith("2026-10-20");
        assertThat(column(facts, "late_on")).isEmpty();
    }

    @Test
    void aSiteSurveyStopsThePromiseAndNotTheStatutoryLimit() {
        CaseFacts survey =
                facts(
                        SUBMITTED,
                        limits("2026-10-12T10:00", "5wd", "10wd"),
                        paused("2026-10-13T08:30", PauseReason.SITE_SURVEY),
                        resumed("2026-10-15T08:30"));
        CaseFacts hearing =
                facts(
                        SUBMITTED,
                        limits("2026-10-12T10:00", "5wd", "10wd"),
                        paused("2026-10-13T08:30"),
                        resumed("2026-10-15T08:30"));

        assertThat(column(survey, "promised_due")).startsWith("2026-10-21");
        assertThat(column(survey, "statutory_due")).startsWith("2026-10-26");
        assertThat(column(hearing, "promised_due")).startsWith("2026-10-21");
        assertThat(column(hearing, "statutory_due")).startsWith("2026-10-28");
    }

    @Test
    void aRegionSaysWhatStopsTheStatutoryLimit() throws Exception {
        Path file = directory.resolve("rules.yaml");
        Files.writeString(
                file,
                """
                calendar: china
                online_channels: [web]
                clock_stops: [hearing]
                statutory_clock_stops: [site-survey]
                """);
        Rules rules = Rules.load(file);

        assertThat(rules.stopsClock(PauseReason.SITE_SURVEY, io.govpulse.rules.LimitKind.STATUTORY))
                .isTrue();
        assertThat(rules.stopsClock(PauseReason.HEARING, io.govpulse.rules.LimitKind.STATUTORY))
                .isFalse();
        Files.writeString(
                file, Files.readString(file).replace("statutory_clock_stops: [site-survey]\n", ""));
        assertThat(Rules.load(file).contentHash()).isNotEqualTo(rules.contentHash());
    }

    @Test
    void aCorrectionAskedForBeforeTheAcceptanceStopsNoClock() throws Exception {
        Path file = directory.resolve("rules.yaml");
        Files.writeString(
                file,
                """
                calendar: china
                online_channels: [web]
                clock_stops: [hearing]
                service: {extension_moves: [statutory], corrections_stop_clock: true, accept_within: 5wd,
                  deliver_within: 10wd, rectify_within: 15wd, answer_within: 5wd, long_wait_minutes: 15, rating_points: [0, 3, 6, 8, 10]}
                """);
        CaseFacts before =
                CaseFacts.of(
                                List.of(SUBMITTED, correction("2026-10-12T09:30"), ACCEPTED),
                                Rules.load(file),
                                china("2026-10-14T00:00"))
                        .orElseThrow();
        CaseFacts after =
                CaseFacts.of(
                                List.of(SUBMITTED, ACCEPTED, correction("2026-10-13T09:30")),
                                Rules.load(file),
                                china("2026-10-14T00:00"))
                        .orElseThrow();

        assertThat(column(before, "paused")).isEqualTo("false");
        assertThat(before.validUntil()).contains(china("2026-10-20T00:00"));
        assertThat(column(after, "paused")).isEqualTo("true");
    }

    private static Event correction(String at) {
        return event("c" + at, at, new ProcedureData.CorrectionRequested(Optional.empty()));
    }
}
