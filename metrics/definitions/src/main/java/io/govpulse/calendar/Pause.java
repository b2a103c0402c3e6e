// SPDX-License-Identifier: Apache-2.0
package io.govpulse.calendar;

import java.time.Instant;
import java.util.Optional;

/**
 * A time that is not counted, such as a hearing or an expert review (行政许可法 Art. 45).
 *
 * <p>A pause runs from its beginning (included) to its end (not included). Registers hold every
 * kind of pause, so none is refused here:
 *
 * <ul>
 *   <li>An open pause has begun and has no end yet. In {@link JurisdictionCalendar#workingTime} it
 *       takes out everything up to the end of the interval. In {@link JurisdictionCalendar#due} the
 *       clock stands still: the case is {@linkplain Due#stopped() stopped} and has no due date.
 *   <li>A pause that ended before it began takes out nothing; whether that is a mistake of the
 *       register is for its reader to decide.
 *   <li>Overlapping pauses take out their common time once.
 *   <li>A pause may begin before the case or end after it: only the common part counts.
 *   <li>A pause with a limit of its own ends at the latest when that limit has run out, because the
 *       applicant was given that time in writing: see {@link #cappedAt}.
 * </ul>
 *
 * @param from when the clock stopped
 * @param end when the clock went on; empty while it still stands
 */
public record Pause(Instant from, Optional<Instant> end) {

    /** Returns a pause that has ended. */
    public static Pause between(Instant from, Instant end) {
        return new Pause(from, Optional.of(end));
    }

    /** Returns a pause that has begun and not ended. */
    public static Pause open(Instant from) {
        return new Pause(from, Optional.empty());
    }

    /**
     * Returns this pause, ended at the latest at the given instant: the clock goes on when the
     * pause's own limit is over, whether or not somebody has ended the pause. The instant usually
     * is {@code calendar.due(pause.from(), ownLimit, List.of()).lastInTime()}.
     *
     * @param latest the last instant of the pause's own limit
     * @return this pause if it ends before, otherwise one that ends then
     */
    public Pause cappedAt(Instant latest) {
        boolean endsBefore = end.isPresent() && !end.get().isAfter(latest);
        return endsBefore ? this : between(from, latest);
    }
}
