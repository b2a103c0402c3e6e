// SPDX-License-Identifier: Apache-2.0
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
 * The events of one case as a set, in whatever order and however often they came.
 *
 * @param effective the event versions that count, by time and then id
 * @param versions how many different event versions there are: different in id, revision or content
 * @param conflicts how many pairs of event versions share id and revision but not content
 */
record EventSet(List<Event> effective, int versions, int conflicts) {

    /**
     * Which version of an event counts: the highest revision; on a tie a tombstone; then the
     * greater content hash, so that every order of arrival gives the same answer.
     */
    static final Comparator<Event> PRECEDENCE =
            Comparator.comparingInt(Event::revision)
                    .thenComparing(event -> event.type() == EventType.TOMBSTONE)
                    .thenComparing(EventCodec::contentHash);

    private static final Comparator<Event> BY_TIME =
            Comparator.comparing(Event::time).thenComparing(Event::id);

    static EventSet of(Collection<Event> events) {
        Set<Event> versions = new HashSet<>(events);
        Map<String, Event> winners = new HashMap<>();
        Map<String, Integer> versionsPerRevision = new HashMap<>();
        int conflicts = 0;
        for (Event event : versions) {
            winners.merge(event.id(), event, (a, b) -> PRECEDENCE.compare(a, b) >= 0 ? a : b);
            int before =
                    versionsPerRevision.merge(event.revision() + " " + event.id(), 1, Integer::sum)
                            - 1;
            conflicts += before;
        }
        List<Event> effective =
                winners.values().stream()
                        .filter(event -> event.type() != EventType.TOMBSTONE)
                        .sorted(BY_TIME)
                        .toList();
        return new EventSet(effective, versions.size(), conflicts);
    }
}
