// SPDX-License-Identifier: Apache-2.0
package io.govpulse.cases;

import io.govpulse.event.EventData;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The data of an effective event and when it happened.
 *
 * @param at when it happened
 * @param data what happened
 */
public record Occurrence<T extends EventData>(Instant at, T data) {

    /** Returns the first occurrence under a name. */
    public static <T extends EventData> Optional<Occurrence<T>> first(
            Map<String, List<Occurrence<T>>> byName, String name) {
        return byName.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** Returns the last occurrence under a name. */
    public static <T extends EventData> Optional<Occurrence<T>> last(
            Map<String, List<Occurrence<T>>> byName, String name) {
        return byName.getOrDefault(name, List.of()).stream().reduce((earlier, later) -> later);
    }

    /** Returns every name under which something happened, in order. */
    @SafeVarargs
    public static Set<String> names(Map<String, ?>... byName) {
        Set<String> names = new TreeSet<>();
        for (Map<String, ?> each : byName) {
            names.addAll(each.keySet());
        }
        return names;
    }
}
