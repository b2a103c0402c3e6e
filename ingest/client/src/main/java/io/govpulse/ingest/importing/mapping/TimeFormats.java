// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.mapping;

import io.govpulse.ingest.importing.mapping.TimeFormat.Reading;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The formats in which a source writes times, tried in their order. ISO 8601 with its T is always
 * read: it means one thing only, and dates of XES and XLSX come in it.
 */
public final class TimeFormats {
    /** The formats of a mapping that names none. */
    static final TimeFormats STANDARD = new TimeFormats(List.of());

    private final List<TimeFormat> formats;

    TimeFormats(List<TimeFormat> formats) {
        this.formats = Stream.concat(formats.stream(), Stream.of(TimeFormat.ISO_8601)).toList();
    }

    /**
     * The instant of this text by the first format that reads it; the zone counts only where the
     * text has no offset.
     *
     * @return empty when the text is no time in any of them
     */
    Optional<Reading> read(String text, ZoneId zone) {
        return formats.stream().flatMap(format -> format.read(text, zone).stream()).findFirst();
    }

    @Override
    public String toString() {
        return formats.stream().map(TimeFormat::toString).collect(Collectors.joining(" or "));
    }
}
