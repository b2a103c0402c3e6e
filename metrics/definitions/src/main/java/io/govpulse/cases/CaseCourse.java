package io.govpulse.cases;

import io.govpulse.event.Event;
import io.govpulse.event.EventData;
import io.govpulse.event.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What was done with a case, and on which local day.
 *
 * @param submittedAt when it was handed in
 * @param acceptedAt when it was accepted; its clocks start
 * @param decidedAt when it was decided
 * @param outcome how it was decided
 * @param voided whether it was voided: then it counts nowhere
 * @param zone zone of the jurisdiction
 */
public record CaseCourse(
        Optional<Instant> submittedAt,
        Optional<Instant> acceptedAt,
        Optional<Instant> decidedAt,
        Optional<Outcome> outcome,
        boolean voided,
        ZoneId zone) {

    static CaseCourse of(CaseStory story, ZoneId zone) {
        return new CaseCourse(
                story.submitted().map(Event::time),
                story.accepted().map(Event::time),
                story.decided().map(Event::time),
                story.decided().map(event -> ((EventData.Decided) event.data()).outcome()),
                story.voided(),
                zone);
    }

    /** Whether the case was normally decided (正常办结). */
    public boolean normallyDecided() {
        return outcome.map(Outcome::normal).orElse(false);
    }

    /** The local day of an instant of this case. */
    public LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }

    Optional<LocalDate> day(Optional<Instant> instant) {
        return instant.map(this::day);
    }
}
