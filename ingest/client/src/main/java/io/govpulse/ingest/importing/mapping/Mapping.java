// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.mapping;

import io.govpulse.event.EventType;
import io.govpulse.ingest.importing.file.Layout;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rule by which the rows of a file become events.
 *
 * @param source name of the sending system
 * @param zone of times without an offset
 * @param layout of the rows of a CSV or XLSX
 * @param key columns that name the case, in order
 * @param times reads every time
 * @param nothing words that mean a blank cell
 * @param log the columns of activities, of a file with a row per event; of XES the usual ones when
 *     absent
 * @param versions order of what the source says of one event at different times
 * @param events that a row can give
 */
public record Mapping(
        String source,
        ZoneId zone,
        Layout layout,
        List<String> key,
        TimeFormats times,
        Nothing nothing,
        Optional<EventLog> log,
        Versions versions,
        List<EventMapping> events) {

    /**
     * The rule for one event of a row.
     *
     * @param type of the event
     * @param id columns that name the event within its case; none where a case has one of the type
     * @param time columns of the time at which it happened: a date with its time of day, or one
     *     each
     * @param when conditions, all of which must hold
     * @param fields of the event's data
     * @param needed fields without which the event must not be sent where the file has a fault in
     *     them; any other is left out
     */
    public record EventMapping(
            EventType type,
            List<String> id,
            List<String> time,
            List<Condition> when,
            FieldSource.Group fields,
            Set<String> needed) {

        private Stream<String> columns() {
            return Stream.of(
                            id.stream(),
                            time.stream(),
                            when.stream().map(Condition::column),
                            fields.columns())
                    .flatMap(named -> named);
        }
    }

    /** Returns the columns that the mapping names and perhaps no file has. */
    List<DerivedColumn> derivedColumns() {
        return columns().stream().flatMap(name -> DerivedColumn.of(name).stream()).toList();
    }

    /** Returns every column that the mapping names, in its order. */
    Set<String> columns() {
        Set<String> columns = new LinkedHashSet<>(key);
        log.ifPresent(
                named -> {
                    columns.add(named.activity());
                    named.transition().ifPresent(columns::add);
                    named.instance().ifPresent(columns::add);
                });
        columns.addAll(versions.columns());
        events.stream().flatMap(EventMapping::columns).forEach(columns::add);
        return columns;
    }
}
