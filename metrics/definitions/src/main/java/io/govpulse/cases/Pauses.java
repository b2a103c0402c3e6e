// SPDX-License-Identifier: Apache-2.0
package io.govpulse.cases;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.govpulse.calendar.Pause;
import io.govpulse.event.Event;
import io.govpulse.event.EventData;
import io.govpulse.event.ProcedureData;
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
 * When the clock of a case stood still.
 *
 * @param ended pauses that have both ends
 * @param openSince since when the clock stands still now; the earliest where several are open
 */
record Pauses(List<Pause> ended, Optional<Instant> openSince) {
    private static final String UNNAMED = "";

    /** What is open while the events go by. */
    private static final class Ledger {
        private final Map<String, Instant> open = new HashMap<>();
        private final List<Pause> ended = new ArrayList<>();

        void pause(String name, Instant at) {
            open.putIfAbsent(name, at);
        }

        boolean resume(String name, Instant at) {
            Optional<Instant> from = Optional.ofNullable(open.remove(name));
            from.ifPresent(begun -> ended.add(Pause.between(begun, at)));
            return from.isPresent();
        }
    }

    /**
     * Pairs each resumption with the pause of its name. A pause the rules do not know stops
     * nothing; a resumption without a pause is no pause; pausing again what is paused changes
     * nothing.
     *
     * <p>Many registers know the day only, so a pause and a resumption often carry the same
     * instant. Ids must not decide then: first ends what was open, then begins what begins, and a
     * resumption that is left ends what has just begun.
     */
    static Pauses of(EffectiveEvents effective, Rules rules) {
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
                    corrections(ledger, at, events, rules);
                    for (Event event : events) {
                        if (event.data() instanceof EventData.ClockPaused paused
                                && rules.stopsClock(paused.reason())) {
                            ledger.pause(paused.pause().orElse(UNNAMED), at);
                        }
                    }
                    left.forEach(name -> ledger.resume(name, at));
                });
        return new Pauses(
                List.copyOf(ledger.ended), ledger.open.values().stream().min(Instant::compareTo));
    }

    /** A correction stops the clock only where the rules of the region say so. */
    private static void corrections(Ledger ledger, Instant at, List<Event> events, Rules rules) {
        if (!rules.service().correctionsStopClock()) {
            return;
        }
        for (Event event : events) {
            if (event.data() instanceof ProcedureData.CorrectionSupplied supplied) {
                ledger.resume(correction(supplied.correction().orElse(UNNAMED)), at);
            }
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
                .orElseGet(() -> new Pauses(since(begin, ended.stream()), openSince));
    }

    /** Returns what of them lies between two instants. */
    Pauses between(Instant begin, Instant end) {
        return new Pauses(
                since(begin, all().stream().map(pause -> pause.cappedAt(end))), Optional.empty());
    }

    private static List<Pause> since(Instant begin, Stream<Pause> ended) {
        return ended.filter(pause -> pause.end().orElseThrow().isAfter(begin))
                .map(pause -> pause.from().isBefore(begin) ? new Pause(begin, pause.end()) : pause)
                .filter(pause -> pause.end().orElseThrow().isAfter(pause.from()))
                .toList();
    }

    /** Returns those that have ended and the one that has not. */
    List<Pause> all() {
        return Stream.concat(ended.stream(), openSince.stream().map(Pause::open)).toList();
    }
}
