// SPDX-License-Identifier: Apache-2.0
package io.govpulse.cases;

import io.govpulse.calendar.Due;
import io.govpulse.calendar.WorkingTime;
import io.govpulse.event.Event;
import io.govpulse.event.EventData;
import io.govpulse.event.Limit;
import io.govpulse.rules.LimitKind;
import io.govpulse.rules.Rules;
import io.govpulse.rules.ServiceRules;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * What every part of the fold of one case is made from.
 *
 * @param events the effective events
 * @param identity which case
 * @param milestones what was done and when
 * @param attributes where the case belongs
 * @param pauses when the clock of its promise stood still
 * @param statutoryPauses when that of its statutory limit did
 * @param rules the rules of the region
 * @param calendar the calendar of the case
 * @param now the instant the facts are as of
 */
public record FoldContext(
        EffectiveEvents events,
        CaseIdentity identity,
        CaseMilestones milestones,
        CaseAttributes attributes,
        Pauses pauses,
        Pauses statutoryPauses,
        Rules rules,
        CaseCalendar calendar,
        Instant now) {

    /** Returns the context of a case that has an effective event. */
    static FoldContext of(List<Event> effective, Rules rules, Instant now) {
        EffectiveEvents events = new EffectiveEvents(effective);
        Optional<EventData.Submitted> submitted = events.submitted().map(Occurrence::data);
        CaseCalendar calendar =
                new CaseCalendar(
                        submitted.map(rules::calendarOf).orElseGet(rules::defaultCalendar));
        CaseMilestones milestones =
                CaseMilestones.of(
                        events,
                        Silence.of(events, rules.service(), calendar, now),
                        calendar.zone());
        return new FoldContext(
                events,
                CaseIdentity.of(effective.get(0)),
                milestones,
                submitted
                        .map(data -> CaseAttributes.of(data, rules))
                        .orElse(CaseAttributes.UNKNOWN),
                Pauses.of(LimitKind.PROMISED, events, milestones, rules, calendar),
                Pauses.of(LimitKind.STATUTORY, events, milestones, rules, calendar),
                rules,
                calendar,
                // Every engine keeps microseconds: a row read back has to equal the row written.
                now.truncatedTo(ChronoUnit.MICROS));
    }

    /**
     * Returns whether the case counts. A joint case does not: its parts do. Nor does what belongs
     * to no application.
     */
    public boolean counted() {
        return serviceCounted()
                && events.application()
                && !milestones.voided()
                && !attributes.joint();
    }

    /**
     * Returns whether its ratings, visits and questions count. They do also of a joint or voided
     * case, or of none: somebody waited, asked and rated all the same.
     */
    public boolean serviceCounted() {
        return !milestones.exempt();
    }

    /** Returns the acceptance as entered, at the time from which the clocks run. */
    Optional<Occurrence<EventData.Accepted>> acceptance() {
        return events.accepted()
                .flatMap(
                        entered ->
                                milestones
                                        .acceptedAt()
                                        .map(at -> new Occurrence<>(at, entered.data())));
    }

    /** Returns when the clock of a limit stood still while it ran. */
    Pauses pauses(LimitKind kind) {
        return (kind == LimitKind.PROMISED ? pauses : statutoryPauses).during(milestones);
    }

    /** Returns the rules for what surrounds a case. */
    public ServiceRules service() {
        return rules.service();
    }

    /** Returns the zone of the jurisdiction. */
    public ZoneId zone() {
        return calendar.zone();
    }

    /** Returns when a limit ends that no pause moves; empty where the calendar cannot decide. */
    public Optional<Due> due(Instant start, Limit limit) {
        return calendar.due(start, limit);
    }

    /**
     * Returns when a limit ends that runs while the clock of the case does; empty while that stands
     * still, and where the calendar cannot decide.
     */
    public Optional<Due> dueOnTheClock(Instant start, Limit limit) {
        return Deadline.of(calendar.limit(start, limit), calendar, pauses.during(start, milestones))
                .running();
    }

    /**
     * Returns working time, pauses of the case taken out; empty where the calendar cannot decide.
     */
    public Optional<WorkingTime> workingTime(Instant from, Instant to) {
        return calendar.workingTime(from, to, pauses.between(from, to).ended());
    }
}
