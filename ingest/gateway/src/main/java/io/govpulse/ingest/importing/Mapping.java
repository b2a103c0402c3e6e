package io.govpulse.ingest.importing;

import io.govpulse.event.EventType;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How the rows of a file become events.
 *
 * @param source name of the sending system
 * @param zone of times without an offset
 * @param charset of the file
 * @param key columns that name the case, in order
 * @param timeFormat of every time
 * @param events what each row may say, at most one event of a type
 */
record Mapping(
        String source,
        ZoneId zone,
        Charset charset,
        List<String> key,
        TimeFormat timeFormat,
        List<EventMapping> events) {

    /**
     * One event of a row.
     *
     * @param type of the event
     * @param time column that says when it happened
     * @param when column that must not be blank for the event to be
     * @param fields of the event's data
     */
    record EventMapping(
            EventType type, String time, Optional<String> when, FieldSource.Group fields) {}

    /** Every column that the mapping names, in its order. */
    Set<String> columns() {
        Set<String> columns = new LinkedHashSet<>(key);
        for (EventMapping event : events) {
            Stream.of(Stream.of(event.time()), event.when().stream(), event.fields().columns())
                    .flatMap(named -> named)
                    .forEach(columns::add);
        }
        return columns;
    }
}
