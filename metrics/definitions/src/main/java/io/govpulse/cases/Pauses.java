package io.govpulse.cases;

import io.govpulse.calendar.Pause;
import io.govpulse.event.Event;
import io.govpulse.event.EventData;
import io.govpulse.reference.Reference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When a case's clock stood still.
 *
 * @param ended pauses that have both ends
 * @param openSince since when the clock stands still now; the earliest where several are open
 */
record Pauses(List<Pause> ended, Optional<Instant> openSince) {
    private static final String UNNAMED = "";

    /**
     * Pairs each resumption with the pause of its name. A pause the rules do not know stops
     * nothing; a resumption without a pause is no pause; pausing again what is paused changes
     * nothing.
     */
    static Pauses of(CaseStory story, Reference reference) {
        Map<String, Instant> open = new HashMap<>();
        List<Pause> ended = new ArrayList<>();
        for (Event event : story.events()) {
            if (event.data() instanceof EventData.ClockPaused paused
                    && reference.stopsClock(paused.reason())) {
                open.putIfAbsent(paused.pause().orElse(UNNAMED), event.time());
            } else if (event.data() instanceof EventData.ClockResumed resumed) {
                Optional.ofNullable(open.remove(resumed.pause().orElse(UNNAMED)))
                        .ifPresent(from -> ended.add(new Pause(from, Optional.of(event.time()))));
            }
        }
        return new Pauses(List.copyOf(ended), open.values().stream().min(Instant::compareTo));
    }

    /** The pauses of a case that was decided at {@code end}: what was open ended with it. */
    List<Pause> endedBy(Instant end) {
        List<Pause> all = new ArrayList<>(ended);
        openSince
                .filter(from -> from.isBefore(end))
                .ifPresent(from -> all.add(new Pause(from, Optional.of(end))));
        return List.copyOf(all);
    }
}
