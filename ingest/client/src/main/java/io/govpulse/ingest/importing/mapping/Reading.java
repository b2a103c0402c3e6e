// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.mapping;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A time as a source wrote it.
 *
 * @param instant that it means as the time of an event; a day without a time of day means its
 *     beginning, 24:00 the last microsecond of its day
 * @param certainty whether it means one instant
 * @param day the local day
 * @param dayOnly whether it is a day without a time of day
 */
record Reading(Instant instant, Certainty certainty, LocalDate day, boolean dayOnly) {

    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    /** Whether a local time names one instant. */
    enum Certainty {
        CERTAIN,
        /** In the hour that comes twice in autumn: the earlier instant is taken. */
        REPEATED_HOUR,
        /** In the hour that spring leaves out: the time is moved on by the length of the gap. */
        SKIPPED_HOUR
    }

    static Reading of(OffsetDateTime time) {
        return new Reading(time.toInstant(), Certainty.CERTAIN, time.toLocalDate(), false);
    }

    static Reading of(LocalDateTime local, ZoneId zone) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        Certainty certainty =
                switch (offsets.size()) {
                    case 0 -> Certainty.SKIPPED_HOUR;
                    case 1 -> Certainty.CERTAIN;
                    default -> Certainty.REPEATED_HOUR;
                };
        // java.time takes the earlier offset in an overlap and moves a time in a gap on by its
        // length.
        return new Reading(
                ZonedDateTime.of(local, zone).toInstant(), certainty, local.toLocalDate(), false);
    }

    static Reading of(LocalDate day, ZoneId zone) {
        return new Reading(day.atStartOfDay(zone).toInstant(), Certainty.CERTAIN, day, true);
    }

    /** Returns 24:00 of this day: within the day, as those who write it mean it. */
    static Reading endOf(LocalDate day, ZoneId zone) {
        return new Reading(lastInstant(day, zone), Certainty.CERTAIN, day, false);
    }

    /**
     * Returns the last instant in time of a deadline: a day lasts to its end (民法典 Art. 203). The
     * last day of all, by which sources mean that there is no end, lasts as long as an event can
     * say.
     */
    Instant asDeadline(ZoneId zone) {
        Instant last = dayOnly ? lastInstant(day, zone) : instant;
        return last.isAfter(LAST) && !day.isAfter(LAST_DAY) ? LAST : last;
    }

    /** Returns the same without its time of day. */
    Reading wholeDay(ZoneId zone) {
        return of(day, zone);
    }

    private static Instant lastInstant(LocalDate day, ZoneId zone) {
        return day.plusDays(1).atStartOfDay(zone).toInstant().minus(1, ChronoUnit.MICROS);
    }
}
