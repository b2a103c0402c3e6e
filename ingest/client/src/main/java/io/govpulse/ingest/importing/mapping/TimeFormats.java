// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.mapping;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The formats in which a source writes times, tried in their order. Times with the year first are
 * always read: they mean one thing only, and dates of XES and XLSX come so.
 */
public final class TimeFormats {
    /** The formats of a mapping that names none. */
    static final TimeFormats STANDARD = new TimeFormats(List.of());

    private final List<TimeReader> formats;

    TimeFormats(List<TimeFormat> formats) {
        this.formats = Stream.concat(formats.stream(), Stream.of(new YearFirst())).toList();
    }

    /**
     * The time of this text by the first format that reads it; the zone counts only where the text
     * has no offset.
     *
     * @return empty when the text is no time in any of them
     */
    Optional<Reading> read(String text, ZoneId zone) {
        String latin = text.replace("上午", "AM").replace("下午", "PM");
        return formats.stream().flatMap(format -> format.read(latin, zone).stream()).findFirst();
    }

    @Override
    public String toString() {
        return formats.stream().map(TimeReader::toString).collect(Collectors.joining(" or "));
    }
}
