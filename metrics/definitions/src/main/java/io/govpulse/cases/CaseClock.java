// SPDX-License-Identifier: Apache-2.0
package io.govpulse.cases;

import io.govpulse.calendar.Due;
import io.govpulse.calendar.RunningLimit;
import io.govpulse.calendar.WorkingTime;
import io.govpulse.event.CaseKind;
import io.govpulse.event.EventData.Accepted;
import io.govpulse.event.EventData.DeadlineExtended;
import io.govpulse.event.Exemption;
import io.govpulse.event.Limit;
import io.govpulse.rules.LimitKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The limits of a case and whether they were kept.
 *
 * @param promise the promised limit; past it lies an efficiency breach
 * @param statute the statutory limit; past it lies a legal breach
 * @param changesAt the next instant at which an undecided, running case breaks a limit, or a pause
 *     exceeds its own
 * @param pausedNow whether the clock stands still; a paused case does not become late
 * @param overLongPauses how many pauses lasted beyond their own limit
 * @param pausedSeconds working seconds that pauses took out, from acceptance to decision; empty
 *     until decided
 * @param handlingSeconds net working seconds from acceptance to decision; empty until decided
 * @param handlingThousandths the same in thousandths of a working day; empty until decided
 * @param handlingKnown whether the handling time is known, and not only provisionally
 * @param extensions how many extensions were granted before the case ended
 * @param extendedTooLate whether an extension came when the limit was broken, and moved nothing
 * @param exempt whether an upheld appeal says that it does not count as late
 * @param unknown whether the calendar cannot decide something of these; the rest is decided
 */
public record CaseClock(
        LimitVerdict promise,
        LimitVerdict statute,
        Optional<Instant> changesAt,
        boolean pausedNow,
        int overLongPauses,
        Optional<Long> pausedSeconds,
        Optional<Long> handlingSeconds,
        Optional<Long> handlingThousandths,
        boolean handlingKnown,
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

    static CaseClock of(FoldContext context, DataQuality quality) {
        CaseMilestones milestones = context.milestones();
        Pauses pauses = context.pauses(LimitKind.PROMISED);
        List<Occurrence<DeadlineExtended>> extensions = extensions(context);
        Set<LimitKind> moved = context.service().extensionMoves();
        Deadline promised = deadline(LimitKind.PROMISED, context, extensions);
        Deadline statutory = deadline(LimitKind.STATUTORY, context, extensions);
        boolean exempt = context.events().exempts(Exemption.LATENESS);
        boolean judgeable = !quality.endedBeforeStart();
        Lateness promise = judgeable ? lateness(promised, context, exempt) : Lateness.NONE;
        Lateness statute = judgeable ? lateness(statutory, context, exempt) : Lateness.NONE;
        Handling handling = handling(context, pauses);
        return new CaseClock(
                LimitVerdict.of(promised, promise),
                LimitVerdict.of(statutory, statute),
                Stream.of(
                                promise.changesAt(),
                                statute.changesAt(),
                                pauses.changesAt(milestones, context.now()))
                        .flatMap(Optional::stream)
                        .min(Instant::compareTo),
                pauses.openSince().isPresent()
                        || pauses.changesAt(milestones, context.now()).isPresent(),
                pauses.overLong(milestones, context.now()),
                handling.gross()
                        .flatMap(all -> handling.net().map(net -> all.seconds() - net.seconds())),
                handling.net().map(WorkingTime::seconds),
                handling.net().map(WorkingTime::thousandthsOfDay),
                handling.net().filter(net -> !net.provisional()).isPresent(),
                extensions.size(),
                (moved.contains(LimitKind.PROMISED) && ignored(promised, extensions))
                        || (moved.contains(LimitKind.STATUTORY) && ignored(statutory, extensions)),
                exempt,
                promised.unknown() || statutory.unknown() || handling.unknown());
    }

    private static List<Occurrence<DeadlineExtended>> extensions(FoldContext context) {
        Optional<Instant> endedAt = context.milestones().endedAt();
        return context.events().all(DeadlineExtended.class).stream()
                .filter(
                        extension ->
                                endedAt.map(ended -> !extension.at().isAfter(ended)).orElse(true))
                .toList();
    }

    private static Deadline deadline(
            LimitKind kind, FoldContext context, List<Occurrence<DeadlineExtended>> extensions) {
        List<Occurrence<DeadlineExtended>> moving =
                context.service().extensionMoves().contains(kind) ? extensions : List.of();
        return context.acceptance()
                .flatMap(
                        accepted ->
                                limit(kind, context, accepted)
                                        .map(
                                                limit ->
                                                        Deadline.of(
                                                                limit,
                                                                accepted.at(),
                                                                moving,
                                                                context.calendar(),
                                                                context.pauses(kind))))
                .orElse(Deadline.NONE);
    }

    /** A case to be decided on the spot (即办件) is due on the day, also where no limit says so. */
    private static Optional<RunningLimit> limit(
            LimitKind kind, FoldContext context, Occurrence<Accepted> accepted) {
        return context.calendar()
                .limit(kind, accepted)
                .or(
                        () ->
                                context.attributes()
                                        .kind()
                                        .filter(CaseKind.ON_THE_SPOT::equals)
                                        .filter(onTheSpot -> kind == LimitKind.PROMISED)
                                        .map(
                                                onTheSpot ->
                                                        context.calendar()
                                                                .limit(
                                                                        accepted.at(),
                                                                        Limit.ON_THE_SPOT)));
    }

    private static Lateness lateness(Deadline deadline, FoldContext context, boolean exempt) {
        CaseMilestones milestones = context.milestones();
        Lateness.Completion ending = new Lateness.Completion(milestones.endedAt(), context.now());
        Lateness lateness =
                deadline.due()
                        .flatMap(due -> milestones.acceptedAt().map(start -> ending.by(due, start)))
                        .orElse(Lateness.NONE);
        return exempt || deadline.stopped() ? lateness.excused() : lateness;
    }

    private static boolean ignored(
            Deadline deadline, List<Occurrence<DeadlineExtended>> extensions) {
        return deadline.due().isPresent() && deadline.extensions() < extensions.size();
    }

    private static Handling handling(FoldContext context, Pauses pauses) {
        CaseMilestones milestones = context.milestones();
        if (milestones.acceptedAt().isEmpty() || milestones.decidedAt().isEmpty()) {
            return Handling.NONE;
        }
        Instant from = milestones.acceptedAt().get();
        Instant to = milestones.decidedAt().get();
        Optional<WorkingTime> gross = context.calendar().workingTime(from, to, List.of());
        Optional<WorkingTime> net = context.calendar().workingTime(from, to, pauses.ended());
        return gross.isPresent() && net.isPresent()
                ? new Handling(gross, net, false)
                : Handling.UNKNOWN;
    }

    /** Returns the promised limit's due date; empty where the case has none. */
    public Optional<Due> promised() {
        return promise.due();
    }

    /** Returns the statutory limit's due date; empty where the case has none. */
    public Optional<Due> statutory() {
        return statute.due();
    }

    /**
     * Returns the first instant after the promise at which it was still undecided; empty while it
     * is in time, and always where it cannot be judged.
     */
    public Optional<Instant> promiseBrokenAt() {
        return promise.brokenAt();
    }

    /** Returns the same for the statutory limit. */
    public Optional<Instant> statuteBrokenAt() {
        return statute.brokenAt();
    }

    /** Returns whether a due date reaches into a year without a holiday notice. */
    public boolean provisional() {
        return Stream.of(promised(), statutory())
                .flatMap(Optional::stream)
                .anyMatch(Due::provisional);
    }
}
