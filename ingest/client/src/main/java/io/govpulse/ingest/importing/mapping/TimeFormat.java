// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.mapping;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads times as a source writes them. A date that no calendar has is refused, not moved. */
final class TimeFormat {
    private static final OffsetDateTime SAMPLE =
            OffsetDateTime.of(2011, 7, 1, 13, 32, 33, 0, ZoneOffset.UTC);

    /** ISO 8601, as {@code 2026-03-02T09:30:00.5+08:00}; seconds and offset may be left out. */
    static final TimeFormat ISO_8601 =
            new TimeFormat(
                    "ISO 8601",
                    new DateTimeFormatterBuilder()
                            .append(DateTimeFormatter.ISO_LOCAL_DATE)
                            .appendLiteral('T')
                            .append(DateTimeFormatter.ISO_LOCAL_TIME)
                            .optionalStart()
                            .appendOffset("+HH:MM", "Z")
                            .toFormatter(Locale.ROOT));

    private final String name;
    private final DateTimeFormatter formatter;

    /**
     * Creates a format by a pattern of {@link DateTimeFormatter}, such as {@code yyyy-MM-dd
     * HH:mm:ss}.
     *
     * @throws IllegalArgumentException when it is no pattern, or one without date or time of day
     */
    TimeFormat(String pattern) {
        // In a strict format "y" would ask for an era; people who write yyyy mean the year.
        this(pattern, DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ROOT));
        try {
            temporal(formatter.format(SAMPLE));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("a date and a time of day are needed", e);
        }
    }

    private TimeFormat(String name, DateTimeFormatter formatter) {
        this.name = name;
        this.formatter = formatter.withResolverStyle(ResolverStyle.STRICT);
    }

    /**
     * Reads this text; the zone counts only where the text has no offset.
     *
     * @return empty when the text is no time in this format
     */
    Optional<Reading> read(String text, ZoneId zone) {
        ParsePosition position = new ParsePosition(0);
        if (formatter.parseUnresolved(text, position) == null
                || position.getIndex() < text.length()) {
            // Without an exception: of several formats, most fail for every row.
            return Optional.empty();
        }
        TemporalAccessor temporal;
        try {
            temporal = temporal(text);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
        if (temporal instanceof OffsetDateTime withOffset) {
            return Optional.of(new Reading(withOffset.toInstant(), Certainty.CERTAIN));
        }
        LocalDateTime local = LocalDateTime.from(temporal);
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        Certainty certainty =
                switch (offsets.size()) {
                    case 0 -> Certainty.SKIPPED_HOUR;
                    case 1 -> Certainty.CERTAIN;
                    default -> Certainty.REPEATED_HOUR;
                };
        // java.time takes the earlier offset in an overlap and moves a time in a gap on by its
        // length.
        return Optional.of(new Reading(ZonedDateTime.of(local, zone).toInstant(), certainty));
    }

    private TemporalAccessor temporal(String text) {
        return formatter.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
    }

    @Override
    public String toString() {
        return name;
    }

    /** Whether a local time names one instant. */
    enum Certainty {
        CERTAIN,
        /** In the hour that comes twice in autumn: the earlier instant is taken. */
        REPEATED_HOUR,
        /** In the hour that spring leaves out: the time is moved on by the length of the gap. */
        SKIPPED_HOUR
    }

    /** An instant, and how certain it is. */
    record Reading(Instant instant, Certainty certainty) {}
}
