package io.govpulse.cases;

import io.govpulse.event.Event;
import io.govpulse.event.EventCodec;
import io.govpulse.event.EventType;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The events of one case as a set: what was told, in whatever order and however often.
 *
 * @param standing the events that count, by time and then id
 * @param told how many different tellings there were: different in id, revision or content
 * @param conflicts how many pairs of tellings share id and revision but not content
 */
record EventSet(List<Event> standing, int told, int conflicts) {

    /**
     * Which telling of an id counts: the highest revision; on a tie a tombstone; then the greater
     * content hash, so that every order of arrival gives the same answer.
     */
    static final Comparator<Event> PRECEDENCE =
            Comparator.comparingInt(Event::revision)
                    .thenComparing(event -> event.type() == EventType.TOMBSTONE)
                    .thenComparing(EventCodec::contentHash);

    private static final Comparator<Event> BY_TIME =
            Comparator.comparing(Event::time).thenComparing(Event::id);

    static EventSet of(Collection<Event> events) {
        Set<Event> tellings = new HashSet<>(events);
        Map<String, Event> winners = new HashMap<>();
        Map<String, Integer> tellingsPerRevision = new HashMap<>();
        int conflicts = 0;
        for (Event event : tellings) {
            winners.merge(event.id(), event, (a, b) -> PRECEDENCE.compare(a, b) >= 0 ? a : b);
            int before =
                    tellingsPerRevision.merge(event.revision() + " " + event.id(), 1, Integer::sum)
                            - 1;
            conflicts += before;
        }
        List<Event> standing =
                winners.values().stream()
                        .filter(event -> event.type() != EventType.TOMBSTONE)
                        .sorted(BY_TIME)
                        .toList();
        return new EventSet(standing, tellings.size(), conflicts);
    }
}
