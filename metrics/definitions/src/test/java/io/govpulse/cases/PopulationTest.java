// SPDX-License-Identifier: Apache-2.0
package io.govpulse.cases;

import static io.govpulse.cases.CaseEvents.column;
import static io.govpulse.cases.CaseEvents.event;
import static io.govpulse.cases.CaseEvents.facts;
import static io.govpulse.cases.CaseEvents.submitted;
import static io.govpulse.cases.CaseEvents.voided;
import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.event.Channel;
import io.govpulse.event.Event;
import io.govpulse.event.EventData;
import io.govpulse.event.Exemption;
import io.govpulse.event.FollowUp;
import io.govpulse.event.QueueData;
import io.govpulse.event.RatingFinding;
import io.govpulse.event.Region;
import io.govpulse.event.VoiceData;
import io.govpulse.indicator.PlainFigures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who belongs to which count. */
class PopulationTest {
    private static final Event SUBMITTED = submitted("2026-10-12T09:00");

    @Test
    void aVoidedCaseStillWasRatedWaitedForAndAskedAbout() {
        services(List.of(SUBMITTED, voided("2026-10-20T09:00")), 0);
    }

    @Test
    void aJointCaseHasARatingAWaitAndAQuestionOfItsOwn() {
        EventData.Submitted joint =
                new EventData.Submitted(
                        Channel.HALL,
                        Optional.of("D1"),
                        Optional.empty(),
                        Region.UNKNOWN,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(true));
        services(List.of(event("submitted", "2026-10-12T09:00", joint)), 0);
    }

    @Test
    void aVisitOrQuestionThatBelongsToNoApplicationIsNoCase() {
        services(List.of(), 0);
        CaseFacts question = facts(asked());

        assertThat(column(question, "application")).isEqualTo("false");
        assertThat(column(question, "counted")).isEqualTo("false");
        assertThat(column(facts(SUBMITTED, asked()), "counted")).isEqualTo("true");
    }

    private static void services(List<Event> of, long submitted) {
        List<Event> events = new ArrayList<>(of);
        events.add(rated("r1", "2026-10-16T09:00", 1, "x"));
        events.add(asked());
        events.addAll(wait("T", "2026-10-12T09:00", "2026-10-12T09:10"));
        events.add(event("served", "2026-10-12T09:20", new QueueData.Served("T")));
        PlainFigures figures = PlainFigures.of(facts(events.toArray(Event[]::new)));

        assertThat(figures.amount("submitted")).isEqualTo(submitted);
        assertThat(figures.amount("ratings_bad")).isEqualTo(1);
        assertThat(figures.amount("questions")).isEqualTo(1);
        assertThat(figures.ratio("waiting_time")).isEqualTo("600/1");
    }

    @Test
    void whoeverDidNotComeHasNoWait() {
        List<Event> events = new ArrayList<>(wait("A", "2026-10-12T09:00", "2026-10-12T09:10"));
        events.add(event("a-served", "2026-10-12T09:20", new QueueData.Served("A")));
        events.addAll(wait("B", "2026-10-12T09:00", "2026-10-12T11:00"));
        events.add(event("b-left", "2026-10-12T11:05", new QueueData.Left("B")));
        events.addAll(wait("C", "2026-10-12T09:00", "2026-10-12T12:00"));
        PlainFigures figures = PlainFigures.of(facts(events.toArray(Event[]::new)));

        assertThat(figures.ratio("waiting_time")).isEqualTo("600/1");
        assertThat(figures.amount("tickets_called")).isEqualTo(3);
        assertThat(figures.amount("tickets_long_wait")).isZero();
        assertThat(figures.amount("tickets_left_unserved")).isEqualTo(1);
    }

    @Test
    void aTicketThatIsCalledAgainWaitsUntilTheCallThatIsServed() {
        List<Event> events = new ArrayList<>(wait("A", "2026-10-12T09:00", "2026-10-12T09:10"));
        events.add(call("again", "A", "2026-10-12T09:30"));
        events.add(event("served", "2026-10-12T09:40", new QueueData.Served("A")));
        events.add(call("mistake", "A", "2026-10-12T10:30"));

        assertThat(PlainFigures.of(facts(events.toArray(Event[]::new))).ratio("waiting_time"))
                .isEqualTo("1800/1");
    }

    @Test
    void aVerdictCountsForTheRatingItWasGivenFor() {
        Event malicious =
                event(
                        "verdict",
                        "2026-10-14T09:00",
                        new VoiceData.RatingFollowedUp(
                                Optional.of("x"),
                                FollowUp.VERIFIED,
                                Optional.of(RatingFinding.MALICIOUS)));
        Event first = rated("r1", "2026-10-13T09:00", 1, "x");
        Event next = rated("r2", "2026-10-15T09:00", 1, "x");

        assertThat(bad(SUBMITTED, first, malicious)).isZero();
        assertThat(bad(SUBMITTED, first, malicious, next)).isEqualTo(1);
    }

    @Test
    void anUpheldAppealCountsForTheRatingItWasGivenFor() {
        Event appeal =
                event(
                        "appeal",
                        "2026-10-14T09:00",
                        new VoiceData.AppealDecided(
                                "A1",
                                true,
                                Optional.of(Exemption.RATING),
                                Optional.of("x"),
                                Optional.of("ground")));
        Event first = rated("r1", "2026-10-13T09:00", 1, "x");
        Event next = rated("r2", "2026-10-15T09:00", 1, "x");

        assertThat(bad(SUBMITTED, first, appeal)).isZero();
        assertThat(bad(SUBMITTED, first, appeal, next)).isEqualTo(1);
    }

    @Test
    void aLaterRatingWithoutANameHidesNoNamedBadOne() {
        Event bad = rated("r1", "2026-10-13T09:00", 1, "x");
        Event good = rated("r2", "2026-10-15T09:00", 5, "");
        CaseFacts facts = facts(SUBMITTED, bad, good);

        assertThat(column(facts, "rating_level")).isEqualTo("1");
        assertThat(bad(SUBMITTED, bad, good)).isEqualTo(1);
        assertThat(
                        column(
                                facts(SUBMITTED, bad, rated("r3", "2026-10-16T09:00", 5, "x")),
                                "rating_level"))
                .as("one of the same name does")
                .isEqualTo("5");
    }

    private static long bad(Event... events) {
        return PlainFigures.of(facts(events)).amount("ratings_bad");
    }

    private static Event rated(String id, String at, int level, String name) {
        return event(
                id,
                at,
                new EventData.Rated(
                        level, false, Optional.of(name).filter(text -> !text.isEmpty())));
    }

    private static Event asked() {
        return event(
                "asked",
                "2026-10-12T09:00",
                new VoiceData.ConsultationAsked(
                        "Q",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Region.UNKNOWN,
                        Optional.empty()));
    }

    private static List<Event> wait(String ticket, String taken, String called) {
        return Arrays.asList(
                event(
                        "taken" + ticket,
                        taken,
                        new QueueData.TicketTaken(
                                ticket,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Region.UNKNOWN,
                                Optional.empty())),
                call("called" + ticket, ticket, called));
    }

    private static Event call(String id, String ticket, String at) {
        return event(id, at, new QueueData.Called(ticket, Optional.empty(), Optional.empty()));
    }
}
