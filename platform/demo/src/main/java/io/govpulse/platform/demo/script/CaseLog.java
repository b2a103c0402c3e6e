// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.demo.script;

import io.govpulse.event.Event;
import io.govpulse.event.EventData;
import io.govpulse.event.EventType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The events of one case so far. An event's id is the case number and the type, with a count from
 * the second on.
 */
final class CaseLog {
    private final String source;
    private final String number;
    private final List<Event> events = new ArrayList<>();
    private final Map<EventType, Integer> counts = new EnumMap<>(EventType.class);

    CaseLog(String source, String number) {
        this.source = source;
        this.number = number;
    }

    String number() {
        return number;
    }

    List<Event> events() {
        return events;
    }

    void add(Instant time, EventData data) {
        EventType type = new Event(source, number, number, time, 0, data).type();
        int count = counts.merge(type, 1, Integer::sum);
        String id = number + "/" + type.shortName() + (count == 1 ? "" : "-" + count);
        events.add(new Event(source, id, number, time, 0, data));
    }
}
