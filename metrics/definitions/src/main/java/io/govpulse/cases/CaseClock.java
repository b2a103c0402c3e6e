package io.govpulse.cases;

import io.govpulse.calendar.Due;
import io.govpulse.calendar.JurisdictionCalendar;
import io.govpulse.calendar.Pause;
import io.govpulse.calendar.UnknownYearException;
import io.govpulse.calendar.WorkingTime;
import io.govpulse.cases.EffectiveEvents.Said;
import io.govpulse.event.EventData;
import io.govpulse.event.EventData.DeadlineExtended;
import io.govpulse.event.Exemption;
import io.govpulse.rules.LimitKind;
import io.govpulse.rules.Rules;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A case's limits, and whether they were kept.
 *
 * @param promised the promised limit's due date; empty where the case has none
 * @param statutory the statutory limit's due date; empty where the case has none
 * @param promiseBrokenAt first instant after the promise at which it was still undecided; an
 *     efficiency breach. Empty while it is in time, and always when the due date is provisional
 * @param statuteBrokenAt the same for the statutory limit; a legal breach
 * @param changesAt the next instant at which an undecided, running case breaks a limit
 * @param pausedNow whether the clock stands still; a paused case does not become late
 * @param pausedSeconds working seconds that pauses took out, from acceptance to decision; empty
 *     until decided
 * @param handlingSeconds net working seconds from acceptance to decision; empty until decided
 * @param handlingThousandths the same in thousandths of a working day; empty until decided
 * @param extensions how many extensions moved a limit
 * @param extendedTooLate whether an extension came when the limit was broken, and moved nothing
 * @param exempt whether an upheld appeal says that it does not count as late
 * @param unknown whether the calendar cannot tell something of these; the rest is told
 */
public record CaseClock(
        Optional<Due> promised,
        Optional<Due> statutory,
        Optional<Instant> promiseBrokenAt,
        Optional<Instant> statuteBrokenAt,
        Optional<Instant> changesAt,
        boolean pausedNow,
        Optional<Long> pausedSeconds,
        Optional<Long> handlingSeconds,
        Optional<Long> handlingThousandths,
        int extensions,
        boolean extendedTooLate,
        boolean exempt,
        boolean unknown) {

    /** Working time with and without the pauses. */
    private record Handling(
            Optional<WorkingTime> gross, Optional<WorkingTime> net, boolean unknown) {
        static final Handling NONE = new Handling(Optional.empty(), Optional.empty(), false);
        static final Handling UNKNOWN = new Handling(Optional.empty(), Optional.empty(), true);
    }

    static CaseClock of(
            EffectiveEvents story,
            CaseMilestones course,
            Rules rules,
            JurisdictionCalendar calendar,
            Pauses allPauses,
            Instant now) {
        Pauses pauses = allPauses.during(course);
        Optional<EventData.Accepted> limits =
                story.accepted().map(event -> (EventData.Accepted) event.data());
        List<Said<DeadlineExtended>> extensions =
                story.all(DeadlineExtended.class).stream()
                        .filter(
                                extension ->
                                        course.endedAt()
                                                .map(ended -> !extension.at().isAfter(ended))
                                                .orElse(true))
                        .toList();
        Set<LimitKind> moved = rules.service().extensionMoves();
        Deadline promised =
                Deadline.of(
                        limits.flatMap(EventData.Accepted::promisedDue),
                        limits.flatMap(EventData.Accepted::promisedLimit),
                        course.acceptedAt(),
                        moved.contains(LimitKind.PROMISED) ? extensions : List.of(),
                        calendar,
                        pauses);
        Deadline statutory =
                Deadline.of(
                        limits.flatMap(EventData.Accepted::statutoryDue),
                        limits.flatMap(EventData.Accepted::statutoryLimit),
                        course.acceptedAt(),
                        moved.contains(LimitKind.STATUTORY) ? extensions : List.of(),
                        calendar,
                        pauses);
        // What was decided does not change any more, whatever the hour.
        Instant upTo = course.endedAt().isPresent() ? Instant.MAX : now;
        boolean exempt = story.exempts(Exemption.LATENESS);
        List<Optional<Instant>> breaks =
                Stream.of(promised, statutory)
                        .map(d -> d.breaksAt(course.endedAt()).filter(late -> !exempt))
                        .toList();
        Handling handling = handling(course, calendar, pauses.ended());
        return new CaseClock(
                promised.due(),
                statutory.due(),
                breaks.get(0).filter(late -> !late.isAfter(upTo)),
                breaks.get(1).filter(late -> !late.isAfter(upTo)),
                breaks.stream()
                        .flatMap(Optional::stream)
                        .filter(late -> late.isAfter(upTo))
                        .min(Instant::compareTo),
                pauses.openSince().isPresent(),
                handling.gross()
                        .flatMap(all -> handling.net().map(net -> all.seconds() - net.seconds())),
                handling.net().map(WorkingTime::seconds),
                handling.net().map(WorkingTime::thousandthsOfDay),
                extensions.size(),
                extendedTooLate(moved, extensions, promised, statutory),
                exempt,
                promised.unknown() || statutory.unknown() || handling.unknown());
    }

    private static boolean extendedTooLate(
            Set<LimitKind> moved,
            List<Said<DeadlineExtended>> extensions,
            Deadline promised,
            Deadline statutory) {
        return (moved.contains(LimitKind.PROMISED) && ignored(promised, extensions))
                || (moved.contains(LimitKind.STATUTORY) && ignored(statutory, extensions));
    }

    private static boolean ignored(Deadline limit, List<Said<DeadlineExtended>> extensions) {
        return limit.due().isPresent() && limit.extensions() < extensions.size();
    }

    private static Handling handling(
            CaseMilestones course, JurisdictionCalendar calendar, List<Pause> pauses) {
        if (course.acceptedAt().isEmpty() || course.decidedAt().isEmpty()) {
            return Handling.NONE;
        }
        Instant from = course.acceptedAt().get();
        Instant to = course.decidedAt().get();
        try {
            return new Handling(
                    Optional.of(calendar.workingTime(from, to, List.of())),
                    Optional.of(calendar.workingTime(from, to, pauses)),
                    false);
        } catch (UnknownYearException | IllegalArgumentException e) {
            return Handling.UNKNOWN;
        }
    }
}
