// SPDX-License-Identifier: Apache-2.0
package io.govpulse.cases;

import static io.govpulse.cases.CaseEvents.accepted;
import static io.govpulse.cases.CaseEvents.china;
import static io.govpulse.cases.CaseEvents.column;
import static io.govpulse.cases.CaseEvents.decided;
import static io.govpulse.cases.CaseEvents.event;
import static io.govpulse.cases.CaseEvents.facts;
import static io.govpulse.cases.CaseEvents.rated;
import static io.govpulse.cases.CaseEvents.submitted;
import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.event.Event;
import io.govpulse.event.FollowUp;
import io.govpulse.event.Limit;
import io.govpulse.event.ProcedureData;
import io.govpulse.event.Region;
import io.govpulse.event.VoiceData;
import io.govpulse.indicator.PlainFigures;
import io.govpulse.rules.Rules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A year without a holiday notice: its due dates are for planning, and judge nothing. */
class ProvisionalTest {
    private static final List<Event> MONTHS_LATE =
            List.of(
                    submitted("2027-03-01T09:00"),
                    accepted("2027-03-02T09:00", "1wd"),
                    decided("2027-11-30T09:00"));

    @TempDir Path directory;

    @Test
    void aCaseMonthsBeyondAProvisionalDateIsNeitherInTimeNorLate() {
        CaseFacts facts = facts(MONTHS_LATE.toArray(Event[]::new));
        PlainFigures figures = PlainFigures.of(facts);

        assertThat(column(facts, "promise_provisional")).isEqualTo("true");
        assertThat(column(facts, "promise_judged")).isEqualTo("false");
        assertThat(figures.ratio("on_time_rate")).isEqualTo("0/0");
        assertThat(figures.ratio("timeout_rate")).isEqualTo("0/0");
        assertThat(figures.amount("decided_early")).isZero();
        assertThat(figures.amount("decided_unjudged")).isEqualTo(1);
    }

    @Test
    void anOpenOneIsInNeitherPartOfTheTimeoutRate() {
        PlainFigures figures = PlainFigures.of(facts(MONTHS_LATE.get(0), MONTHS_LATE.get(1)));

        assertThat(figures.ratio("timeout_rate")).isEqualTo("0/0");
        assertThat(figures.amount("open_unjudged")).isEqualTo(1);
        assertThat(figures.amount("open")).isEqualTo(1);
    }

    @Test
    void theNoticeMakesItLate() throws Exception {
        Files.writeString(
                directory.resolve("china-2027.yaml"),
                """
                id: china
                extends: china
                known: {through: 2027-12-28}
                """);
        Path file = directory.resolve("rules.yaml");
        Files.writeString(
                file,
                """
                calendar: china-2027.yaml
                online_channels: [web]
                clock_stops: [hearing]
                """);
        CaseFacts facts =
                CaseFacts.of(MONTHS_LATE, Rules.load(file), china("2028-01-01T00:00"))
                        .orElseThrow();

        assertThat(column(facts, "late_on")).isEqualTo("2027-03-04");
        assertThat(PlainFigures.of(facts).ratio("on_time_rate")).isEqualTo("0/1");
        assertThat(PlainFigures.of(facts).ratio("timeout_rate")).isEqualTo("1/1");
    }

    @Test
    void aRectificationIsNeitherInTimeNorLate() {
        CaseFacts facts =
                facts(
                        submitted("2027-03-01T09:00"),
                        rated("2027-03-02T09:00", 1, false),
                        event(
                                "rectified",
                                "2027-11-30T09:00",
                                new VoiceData.RatingFollowedUp(
                                        Optional.empty(), FollowUp.RECTIFIED, Optional.empty())));
        PlainFigures figures = PlainFigures.of(facts);

        assertThat(figures.ratio("rectified_in_time_rate")).isEqualTo("0/0");
        assertThat(figures.amount("ratings_bad_unjudged")).isEqualTo(1);
        assertThat(figures.amount("ratings_rectified")).isEqualTo(1);
    }

    @Test
    void anAnswerIsNeitherInTimeNorLate() {
        PlainFigures figures =
                PlainFigures.of(
                        facts(
                                event(
                                        "asked",
                                        "2027-03-02T09:00",
                                        new VoiceData.ConsultationAsked(
                                                "Q",
                                                Optional.empty(),
                                                Optional.empty(),
                                                Optional.empty(),
                                                Region.UNKNOWN,
                                                Optional.of(Limit.workingDays(1)))),
                                event(
                                        "answered",
                                        "2027-11-30T09:00",
                                        new VoiceData.ConsultationAnswered(
                                                "Q", Optional.empty()))));

        assertThat(figures.ratio("answered_in_time_rate")).isEqualTo("0/0");
        assertThat(figures.amount("questions_unjudged")).isEqualTo(1);
        assertThat(figures.amount("questions")).isEqualTo(1);
    }

    @Test
    void aDeliveryIsNeitherInTimeNorLate() {
        CaseFacts facts =
                facts(
                        submitted("2026-12-01T09:00"),
                        accepted("2026-12-02T09:00", "30wd"),
                        decided("2026-12-24T09:00"),
                        event(
                                "delivered",
                                "2027-11-30T09:00",
                                new ProcedureData.Delivered(Optional.empty())));

        assertThat(column(facts, "delivery_judged")).isEqualTo("false");
        assertThat(column(facts, "delivered_late")).isEqualTo("false");
        assertThat(LocalDate.parse(column(facts, "delivery_due").substring(0, 10)))
                .isAfter(LocalDate.of(2026, 12, 31));
    }
}
