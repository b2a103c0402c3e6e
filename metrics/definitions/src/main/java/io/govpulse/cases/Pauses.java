// SPDX-License-Identifier: Apache-2.0
package io.govpulse.cases;

import static java.time.temporal.ChronoUnit.MICROS;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.govpulse.calendar.Due;
import io.govpulse.calendar.Pause;
import io.govpulse.event.Event;
import io.govpulse.event.EventData;
import io.govpulse.event.ProcedureData;
import io.govpulse.rules.LimitKind;
import io.govpulse.rules.Rules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * When the clock of a limit stood still.
 *
 * @param ended pauses that have both ends; one with a limit of its own ends at the latest when that
 *     is over
 * @param openSince since when the clock stands still now, without such a limit; the earliest where
 *     several are open
 * @param own the pauses with a limit of their own
 */
record Pauses(List<Pause> ended, Optional<Instant> openSince, List<OwnLimit> own) {
    private static final String UNNAMED = "";

    /**
     * The limit of a pause itself.
     *
     * @param over when it is over
     * @param resumedAt when the pause was ended
     */
    record OwnLimit(Instant over, Optional<Instant> resumedAt) {
        private Optional<Instant> endedIn(CaseMilestones milestones) {
            return Stream.of(resumedAt, milestones.endedAt())
                    .flatMap(Optional::stream)
                    .min(Instant::compareTo);
        }
    }

    /** What is open while the events go by. */
    private static final class Ledger {
        private record Open(Instant from, Optional<Instant> over) {
            private Pause until(Instant end) {
                Pause ended = Pause.between(from, end);
                return over.map(ended::cappedAt).orElse(ended);
            }
        }

        private final Map<String, Open> open = new HashMap<>();
        private final List<Pause> ended = new ArrayList<>();
        private final List<OwnLimit> own = new ArrayList<>();

        void pause(String name, Instant at) {
            open.putIfAbsent(name, new Open(at, Optional.empty()));
        }

        void pause(String name, Instant at, Due limit) {
            Instant over = limit.lastInTime().plus(1, MICROS);
            open.putIfAbsent(name, new Open(at, Optional.of(over)));
        }

        boolean resume(String name, Instant at) {
            Optional<Open> begun = Optional.ofNullable(open.remove(name));
            begun.ifPresent(
                    pause -> {
                        ended.add(pause.until(at));
                        pause.over()
                                .ifPresent(over -> own.add(new OwnLimit(over, Optional.of(at))));
                    });
            return begun.isPresent();
        }

        Pauses pauses() {
            for (Open pause : open.values()) {
                pause.over()
                        .ifPresent(
                                over -> {
                                    ended.add(Pause.between(pause.from(), over));
                                    own.add(new OwnLimit(over, Optional.empty()));
                                });
            }
            return new Pauses(
                    List.copyOf(ended),
                    open.values().stream()
                            .filter(pause -> pause.over().isEmpty())
                            .map(Open::from)
                            .min(Instant::compareTo),
                    List.copyOf(own));
        }
    }

    /**
     * Pairs each resumption with the pause of its name. A pause the rules do not know stops
     * nothing; a resumption without a pause is no pause; pausing again what is paused changes
     * nothing. A pause whose own limit cannot be decided, or only provisionally, has none.
     *
     * <p>Many registers know the day only, so a pause and a resumption often carry the same
     * instant. Ids must not decide then: first ends what was open, then begins what begins, and a
     * resumption that is left ends what has just begun.
     */
    static Pauses of(
            LimitKind kind,
            EffectiveEvents effective,
            CaseMilestones milestones,
            Rules rules,
            CaseCalendar calendar) {
        Ledger ledger = new Ledger();
        Map<Instant, List<Event>> byTime =
                effective.events().stream()
                        .collect(groupingBy(Event::time, TreeMap::new, toList()));
        byTime.forEach(
                (at, events) -> {
                    List<String> left = new ArrayList<>();
                    for (Event event : events) {
                        if (event.data() instanceof EventData.ClockResumed resumed) {
                            String name = resumed.pause().orElse(UNNAMED);
                            if (!ledger.resume(name, at)) {
                                left.add(name);
                            }
                        }
                    }
                    if (kind == LimitKind.PROMISED && rules.service().correctionsStopClock()) {
                        corrections(ledger, at, events, milestones);
                    }
                    for (Event event : events) {
                        if (event.data() instanceof EventData.ClockPaused paused
                                && rules.stopsClock(paused.reason(), kind)) {
                            String name = paused.pause().orElse(UNNAMED);
                            paused.limit()
                                    .flatMap(own -> calendar.due(at, own))
                                    .filter(due -> !due.provisional())
                                    .ifPresentOrElse(
                                            due -> ledger.pause(name, at, due),
                                            () -> ledger.pause(name, at));
                        }
                    }
                    left.forEach(name -> ledger.resume(name, at));
                });
        return ledger.pauses();
    }

    /** A correction asked for before the acceptance stops no clock: none runs yet. */
    private static void corrections(
            Ledger ledger, Instant at, List<Event> events, CaseMilestones milestones) {
        for (Event event : events) {
            if (event.data() instanceof ProcedureData.CorrectionSupplied supplied) {
                ledger.resume(correction(supplied.correction().orElse(UNNAMED)), at);
            }
        }
        if (milestones.acceptedAt().filter(accepted -> !accepted.isAfter(at)).isEmpty()) {
            return;
        }
        for (Event event : events) {
            if (event.data() instanceof ProcedureData.CorrectionRequested requested) {
                ledger.pause(correction(requested.correction().orElse(UNNAMED)), at);
            }
        }
    }

    /** A name that no pause can have: theirs hold no control character. */
    private static String correction(String name) {
        return "\u0000" + name;
    }

    /**
     * Returns what of them lies between acceptance and decision: the clock runs only there. What
     * was open at the decision ended with it, also where the register ends it later.
     */
    Pauses during(CaseMilestones milestones) {
        return during(milestones.acceptedAt().orElse(Instant.MIN), milestones);
    }

    /** Returns what of them lies between an instant and the decision. */
    Pauses during(Instant begin, CaseMilestones milestones) {
        return milestones
                .endedAt()
                .map(end -> between(begin, end))
                .orElseGet(() -> new Pauses(since(begin, ended.stream()), openSince, own));
    }

    /** Returns what of them lies between two instants. */
    Pauses between(Instant begin, Instant end) {
        return new Pauses(
                since(begin, all().stream().map(pause -> pause.cappedAt(end))),
                Optional.empty(),
                own);
    }

    private static List<Pause> since(Instant begin, Stream<Pause> ended) {
        return ended.filter(pause -> pause.end().orElseThrow().isAfter(begin))
                .map(pause -> pause.from().isBefore(begin) ? new Pause(begin, pause.end()) : pause)
                .filter(pause -> pause.end().orElseThrow().isAfter(pause.from()))
                .toList();
    }

    /** Returns how many lasted beyond their own limit while the case was open. */
    int overLong(CaseMilestones milestones, Instant now) {
        return (int)
                own.stream()
                        .filter(
                                pause ->
                                        !pause.endedIn(milestones)
                                                .orElse(now)
                                                .isBefore(pause.over()))
                        .count();
    }

    /** Returns when the next own limit is over of a pause that nobody has ended. */
    Optional<Instant> changesAt(CaseMilestones milestones, Instant now) {
        return milestones.endedAt().isPresent()
                ? Optional.empty()
                : own.stream()
                        .filter(pause -> pause.resumedAt().isEmpty())
                        .map(OwnLimit::over)
                        .filter(now::isBefore)
                        .min(Instant::compareTo);
    }

    /** Returns those that have ended and the one that has not. */
    List<Pause> all() {
        return Stream.concat(ended.stream(), openSince.stream().map(Pause::open)).toList();
    }
}
