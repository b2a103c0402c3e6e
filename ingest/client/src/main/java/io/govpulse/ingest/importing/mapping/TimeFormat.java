// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.mapping;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/**
 * A format in which a mapping says that times are written; without a time of day it reads days. A
 * date that no calendar has is refused, not moved.
 */
final class TimeFormat implements TimeReader {
    private static final OffsetDateTime SAMPLE =
            OffsetDateTime.of(2011, 7, 1, 13, 32, 33, 0, ZoneOffset.UTC);

    private final String name;
    private final DateTimeFormatter strict;

    /** The only one that reads 24:00, and otherwise too much. */
    private final DateTimeFormatter smart;

    /**
     * Creates a format by a pattern of {@link DateTimeFormatter}, such as {@code yyyy-MM-dd
     * HH:mm:ss}; an {@code a} reads 上午 and 下午 too.
     *
     * @throws IllegalArgumentException when it is no pattern, or one without a date
     */
    TimeFormat(String pattern) {
        name = pattern;
        // In a strict format "y" would ask for an era; people who write yyyy mean the year.
        DateTimeFormatter formatter =
                new DateTimeFormatterBuilder()
                        .parseCaseInsensitive()
                        .appendPattern(pattern.replace('y', 'u'))
                        .toFormatter(Locale.ROOT);
        strict = formatter.withResolverStyle(ResolverStyle.STRICT);
        smart = formatter.withResolverStyle(ResolverStyle.SMART);
        try {
            temporal(strict, formatter.format(SAMPLE));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("a date is needed", e);
        }
    }

    @Override
    public Optional<Reading> read(String text, ZoneId zone) {
        ParsePosition position = new ParsePosition(0);
        TemporalAccessor fields = strict.parseUnresolved(text, position);
        if (fields == null || position.getIndex() < text.length()) {
            // Without an exception: of several formats, most fail for every row.
            return Optional.empty();
        }
        try {
            return isEndOfDay(fields)
                    ? endOfDay(text, fields, zone)
                    : Optional.of(reading(temporal(strict, text), zone));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean isEndOfDay(TemporalAccessor fields) {
        return fields.isSupported(ChronoField.HOUR_OF_DAY)
                && fields.getLong(ChronoField.HOUR_OF_DAY) == 24;
    }

    private Optional<Reading> endOfDay(String text, TemporalAccessor fields, ZoneId zone) {
        TemporalAccessor after = temporal(smart, text);
        LocalDate day = LocalDate.from(after).minusDays(1);
        // The lenient reader moves the 30th of February; the day that was written has to be there.
        if (!fields.isSupported(ChronoField.DAY_OF_MONTH)
                || fields.getLong(ChronoField.DAY_OF_MONTH) != day.getDayOfMonth()) {
            return Optional.empty();
        }
        return Optional.of(
                Reading.endOf(day, after instanceof OffsetDateTime time ? time.getOffset() : zone));
    }

    private static Reading reading(TemporalAccessor temporal, ZoneId zone) {
        if (temporal instanceof OffsetDateTime withOffset) {
            return Reading.of(withOffset);
        }
        return temporal instanceof LocalDateTime local
                ? Reading.of(local, zone)
                : Reading.of(LocalDate.from(temporal), zone);
    }

    private static TemporalAccessor temporal(DateTimeFormatter formatter, String text) {
        return formatter.parseBest(
                text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
    }

    @Override
    public String toString() {
        return name;
    }
}
