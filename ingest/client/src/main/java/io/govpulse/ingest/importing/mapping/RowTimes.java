// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.mapping;

import io.govpulse.ingest.importing.file.RefusedCellException;
import io.govpulse.ingest.importing.mapping.Reading.Certainty;
import io.govpulse.ingest.importing.report.ImportReport;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the times of one row, each once. */
final class RowTimes {
    private static final Pattern MIDNIGHT = Pattern.compile("[T ]0{1,2}:00(:00(\\.0+)?)?$");

    private final Cells cells;
    private final Mapping mapping;
    private final Map<List<String>, Written> read = new HashMap<>();
    private final Map<List<String>, Written> uncertain = new LinkedHashMap<>();
    private final Map<LocalDate, Instant> latestOfDay = new HashMap<>();

    /** The cells of a row by column. */
    interface Cells {
        /**
         * Returns the text in this column; empty when it is blank.
         *
         * @throws RefusedCellException when it cannot be read
         */
        Optional<String> cell(String column) throws RefusedCellException;
    }

    private record Written(String text, Reading reading) {}

    RowTimes(Cells cells, Mapping mapping) {
        this.cells = cells;
        this.mapping = mapping;
    }

    /**
     * Returns the time of an event in these columns, a date and perhaps its time of day; empty when
     * they are blank. An event of which the row knows the day only is not before the events that
     * the row told with the hour of that day: nobody closes a case before it was opened.
     */
    Optional<Instant> ofEvent(List<String> columns) throws RefusedCellException {
        Optional<Reading> reading = read(columns);
        if (reading.isEmpty()) {
            return Optional.empty();
        }
        Instant instant = reading.get().instant();
        if (reading.get().dayOnly()) {
            return Optional.of(latestOfDay.getOrDefault(reading.get().day(), instant));
        }
        latestOfDay.merge(reading.get().day(), instant, (a, b) -> a.isAfter(b) ? a : b);
        return Optional.of(instant);
    }

    /** Returns the time of a field; empty when its columns are blank. */
    Optional<Instant> ofField(FieldSource.Time field) throws RefusedCellException {
        Optional<Reading> reading = read(field.from());
        if (field.wholeDay()) {
            reading = reading.map(time -> time.wholeDay(mapping.zone()));
        }
        return reading.map(
                time -> field.deadline() ? time.asDeadline(mapping.zone()) : time.instant());
    }

    /** Returns the year of the time in this column; empty when it is blank. */
    Optional<String> year(String column) throws RefusedCellException {
        return read(List.of(column)).map(time -> Integer.toString(time.day().getYear()));
    }

    private Optional<Reading> read(List<String> columns) throws RefusedCellException {
        Written known = read.get(columns);
        if (known == null) {
            Optional<String> text = text(columns);
            if (text.isEmpty()) {
                return Optional.empty();
            }
            known = new Written(text.get(), reading(columns, text.get()));
            read.put(columns, known);
            if (known.reading().certainty() != Certainty.CERTAIN) {
                uncertain.put(columns, known);
            }
        }
        return Optional.of(known.reading());
    }

    private Optional<String> text(List<String> columns) throws RefusedCellException {
        Optional<String> date = cells.cell(columns.get(0));
        if (columns.size() == 1) {
            return date;
        }
        StringBuilder text = new StringBuilder();
        for (String column : columns.subList(1, columns.size())) {
            cells.cell(column).ifPresent(part -> text.append(' ').append(part));
        }
        if (date.isEmpty() && !text.isEmpty()) {
            throw new RefusedCellException(
                    "column %s: there is a time of day but no date".formatted(columns.get(0)));
        }
        return date.map(day -> (text.isEmpty() ? day : withoutMidnight(day)) + text);
    }

    private Reading reading(List<String> columns, String text) throws RefusedCellException {
        return mapping.times()
                .read(text, mapping.zone())
                .orElseThrow(
                        () ->
                                new RefusedCellException(
                                        "column %s: '%s' is no time of the form %s"
                                                .formatted(named(columns), text, mapping.times())));
    }

    /** Returns a date without the midnight that databases and cells of a date add to it. */
    private static String withoutMidnight(String text) {
        return MIDNIGHT.matcher(text).replaceFirst("");
    }

    static String named(List<String> columns) {
        return String.join(" + ", columns);
    }

    /** Reports the local times read so far that name no one instant, each once. */
    void reportUncertain(String place, ImportReport report) {
        uncertain.forEach(
                (columns, time) -> {
                    Instant taken = time.reading().instant();
                    if (time.reading().certainty() == Certainty.REPEATED_HOUR) {
                        report.repeatedHour(place, named(columns), time.text(), taken);
                    } else {
                        report.skippedHour(place, named(columns), time.text(), taken);
                    }
                });
        uncertain.clear();
    }
}
