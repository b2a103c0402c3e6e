// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.mapping;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Times with the year first, which mean one thing only: ISO 8601, and what East Asian offices write
 * ({@code 2026-03-02T09:30:00.5+08:00}, {@code 2026/3/2 9:30}, {@code 2026年3月2日 下午2:30}). Without a
 * time of day they are days.
 */
final class YearFirst implements TimeReader {
    private static final Pattern TIME =
            Pattern.compile(
                    "(?<year>\\d{4})(?:-(\\d{1,2})-(\\d{1,2})|/(\\d{1,2})/(\\d{1,2})"
                            + "|\\.(\\d{1,2})\\.(\\d{1,2})|年(\\d{1,2})月(\\d{1,2})日)"
                            + "(?:(?:T|\\s*)(?<before>AM|PM)?\\s*"
                            + "(?<hour>\\d{1,2})(?::|时|点)(?<minute>\\d{2})分?"
                            + "(?::?(?<second>\\d{2})(?:[.,](?<fraction>\\d{1,9}))?秒?)?"
                            + "\\s*(?<after>AM|PM)?\\s*(?<offset>Z|[+-]\\d{2}(?::?\\d{2})?)?)?",
                    Pattern.CASE_INSENSITIVE);

    @Override
    public Optional<Reading> read(String text, ZoneId zone) {
        Matcher matcher = TIME.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            LocalDate day = day(matcher);
            if (matcher.group("hour") == null) {
                return Optional.of(Reading.of(day, zone));
            }
            return reading(matcher, day, zone);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static LocalDate day(Matcher matcher) {
        int year = Integer.parseInt(matcher.group("year"));
        for (int group = 2; ; group += 2) {
            if (matcher.group(group) != null) {
                return LocalDate.of(
                        year,
                        Integer.parseInt(matcher.group(group)),
                        Integer.parseInt(matcher.group(group + 1)));
            }
        }
    }

    private static Optional<Reading> reading(Matcher matcher, LocalDate day, ZoneId zone) {
        String written = matcher.group("offset");
        Optional<ZoneOffset> offset =
                Optional.ofNullable(written)
                        .map(text -> ZoneOffset.of(text.toUpperCase(Locale.ROOT)));
        int hour = hour(matcher);
        LocalTime time =
                LocalTime.of(
                        hour % 24,
                        Integer.parseInt(matcher.group("minute")),
                        number(matcher.group("second")),
                        number((fraction(matcher) + "000000000").substring(0, 9)));
        if (hour == 24) {
            return time.equals(LocalTime.MIDNIGHT)
                    ? Optional.of(Reading.endOf(day, offset.isPresent() ? offset.get() : zone))
                    : Optional.empty();
        }
        LocalDateTime local = LocalDateTime.of(day, time);
        return Optional.of(
                offset.isPresent()
                        ? Reading.of(OffsetDateTime.of(local, offset.get()))
                        : Reading.of(local, zone));
    }

    private static String fraction(Matcher matcher) {
        return Optional.ofNullable(matcher.group("fraction")).orElse("");
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    /** The hour from 0 to 24; in the afternoon, 2 and 14 both mean 14. */
    private static int hour(Matcher matcher) {
        int hour = Integer.parseInt(matcher.group("hour"));
        String half =
                Optional.ofNullable(matcher.group("before"))
                        .orElse(Optional.ofNullable(matcher.group("after")).orElse(""));
        boolean second = half.equalsIgnoreCase("PM");
        if (hour > 24 || (!half.isEmpty() && (hour == 24 || (hour > 12 && !second)))) {
            throw new DateTimeException("No such hour");
        }
        if (half.isEmpty() || hour > 12) {
            return hour;
        }
        return hour % 12 + (second ? 12 : 0);
    }

    @Override
    public String toString() {
        return "a time with the year first, as 2026-03-02 09:30:00";
    }
}
