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
 * When a case's clock stood still.
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

        void pause(Optional<String> name, Instant at) {
            open.putIfAbsent(name.orElse(UNNAMED), at);
        }

        boolean resume(Optional<String> name, Instant at) {
            Optional<Instant> from = Optional.ofNullable(open.remove(name.orElse(UNNAMED)));
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
    static Pauses of(EffectiveEvents story, Rules rules) {
        Ledger ledger = new Ledger();
        Map<Instant, List<Event>> byTime =
                story.events().stream().collect(groupingBy(Event::time, TreeMap::new, toList()));
        byTime.forEach(
                (at, events) -> {
                    List<Optional<String>> left = new ArrayList<>();
                    for (Event event : events) {
                        if (event.data() instanceof EventData.ClockResumed resumed
                                && !ledger.resume(resumed.pause(), at)) {
                            left.add(resumed.pause());
                        }
                    }
                    corrections(ledger, at, events, rules);
                    for (Event event : events) {
                        if (event.data() instanceof EventData.ClockPaused paused
                                && rules.stopsClock(paused.reason())) {
                            ledger.pause(paused.pause(), at);
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
                ledger.resume(correction(supplied.correction()), at);
            }
        }
        for (Event event : events) {
            if (event.data() instanceof ProcedureData.CorrectionRequested requested) {
                ledger.pause(correction(requested.correction()), at);
            }
        }
    }

    /** A name that no pause can have: theirs hold no control character. */
    private static Optional<String> correction(Optional<String> name) {
        return Optional.of("\u0000" + name.orElse(UNNAMED));
    }

    /**
     * What of them lies between acceptance and decision: the clock runs only there. What was open
     * at the decision ended with it, also where the register ends it later.
     */
    Pauses during(CaseMilestones course) {
        return between(course.acceptedAt(), course.endedAt());
    }

    /** What of them lies between these instants. */
    Pauses between(Optional<Instant> from, Optional<Instant> to) {
        Instant begin = from.orElse(Instant.MIN);
        Stream<Pause> counted =
                to.isPresent()
                        ? all().stream().map(pause -> pause.cappedAt(to.get()))
                        : ended.stream();
        return new Pauses(
                counted.filter(pause -> pause.end().orElseThrow().isAfter(begin))
                        .map(pause -> pause.from().isBefore(begin) ? since(begin, pause) : pause)
                        .filter(pause -> pause.end().orElseThrow().isAfter(pause.from()))
                        .toList(),
                to.isPresent() ? Optional.empty() : openSince);
    }

    private static Pause since(Instant begin, Pause pause) {
        return new Pause(begin, pause.end());
    }

    /** Those that have ended and the one that has not. */
    List<Pause> all() {
        return Stream.concat(ended.stream(), openSince.stream().map(Pause::open)).toList();
    }
}
