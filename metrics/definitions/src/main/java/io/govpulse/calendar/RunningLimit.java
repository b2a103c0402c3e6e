// SPDX-License-Identifier: Apache-2.0
package io.govpulse.calendar;

import io.govpulse.event.Limit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A limit that runs: its start, its length or stated end, and its extensions. It is asked with the
 * pauses, because it may be asked with those that have ended and with all of them.
 *
 * <p>Correctness stands on these rules:
 *
 * <ul>
 *   <li>An extension lengthens the limit, as if it had been granted so from the start; the pauses
 *       then push it once, in its own unit. An extension in another unit is counted from the end
 *       before it, and pushed by the pauses after that.
 *   <li>An extension to a stated instant has taken account of the pauses before it was granted:
 *       only later ones push it.
 *   <li>An extension never shortens.
 *   <li>A pause that begins after the limit is over changes nothing. A limit never ends within a
 *       pause. A pause split in two changes nothing.
 * </ul>
 *
 * Immutable; get one from {@link JurisdictionCalendar#limit} or {@link
 * JurisdictionCalendar#stated}.
 */
public final class RunningLimit {

    private static final int PERCENT = 100;

    /**
     * A stretch of the limit that is counted in one unit, or ends at a stated instant.
     *
     * @param length how long it is; empty for a stated end
     * @param end when it ends; empty for a length
     * @param since when its end was stated, so that later pauses push it
     */
    private record Part(Optional<Limit> length, Optional<Instant> end, Instant since) {}

    private final JurisdictionCalendar calendar;
    private final Instant start;
    private final List<Part> parts;
    private final Optional<RunningLimit> before;

    private RunningLimit(
            JurisdictionCalendar calendar,
            Instant start,
            List<Part> parts,
            Optional<RunningLimit> before) {
        this.calendar = calendar;
        this.start = start;
        this.parts = List.copyOf(parts);
        this.before = before;
    }

    static RunningLimit of(JurisdictionCalendar calendar, Instant start, Limit limit) {
        Part part = new Part(Optional.of(limit), Optional.empty(), start);
        return new RunningLimit(calendar, start, List.of(part), Optional.empty());
    }

    static RunningLimit stated(JurisdictionCalendar calendar, Instant start, Instant end) {
        Part part = new Part(Optional.empty(), Optional.of(end), start);
        return new RunningLimit(calendar, start, List.of(part), Optional.empty());
    }

    /** Returns this limit with more time; no time at all ({@code 0wd}) changes nothing. */
    public RunningLimit extendedBy(Limit more) {
        if (more.unit() == Limit.Unit.ON_THE_SPOT) {
            return this;
        }
        List<Part> longer = new ArrayList<>(parts);
        Part last = longer.remove(longer.size() - 1);
        Optional<Limit> together =
                last.length()
                        .filter(length -> length.unit() == more.unit())
                        .filter(length -> length.thousandths() + more.thousandths() <= Limit.MOST)
                        .map(length -> sum(length, more));
        if (together.isPresent()) {
            longer.add(new Part(together, Optional.empty(), last.since()));
        } else {
            longer.add(last);
            longer.add(new Part(Optional.of(more), Optional.empty(), last.since()));
        }
        return new RunningLimit(calendar, start, longer, Optional.of(this));
    }

    private static Limit sum(Limit a, Limit b) {
        return new Limit(a.thousandths() + b.thousandths(), a.unit());
    }

    /**
     * Returns this limit with a later end.
     *
     * @param granted when the extension was granted: pauses before it are taken account of
     * @param end the last instant in time
     */
    public RunningLimit extendedTo(Instant granted, Instant end) {
        Part part = new Part(Optional.empty(), Optional.of(end), granted);
        return new RunningLimit(calendar, start, List.of(part), Optional.of(this));
    }

    /**
     * Returns when it ends; {@linkplain Due#stopped() stopped} in an open pause that began in time.
     *
     * @param pauses the times not counted, in any order
     * @throws UnknownYearException if it was counted inside past years without a notice
     * @throws OutsideCalendarException if a day lies outside 1950 to 2149
     */
    public Due due(Collection<Pause> pauses) {
        Due due = ownDue(pauses);
        if (before.isEmpty()) {
            return due;
        }
        Due shorter = before.get().due(pauses);
        return due.lastInTime().isBefore(shorter.lastInTime()) ? shorter : due;
    }

    private Due ownDue(Collection<Pause> pauses) {
        boolean provisional = false;
        Optional<Due> reached = Optional.empty();
        for (Part part : parts) {
            Optional<Due> from = reached;
            Due due =
                    part.end()
                            .map(end -> calendar.pushed(part.since(), end, pauses))
                            .orElseGet(
                                    () ->
                                            calendar.due(
                                                    from.map(Due::lastInTime).orElse(start),
                                                    part.length().orElseThrow(),
                                                    pauses));
            if (due.isStopped()) {
                return due;
            }
            provisional |= due.provisional();
            reached = Optional.of(due);
        }
        Due last = reached.orElseThrow();
        return new Due(last.lastInTime(), last.date(), provisional);
    }

    /**
     * Returns the instant at which so much of it is used up, measured in office hours from its
     * start to its end, pauses taken out; in time by the clock where no office hour lies between.
     *
     * @param percent 0 to 100
     * @return empty while the clock stands still
     */
    public Optional<Instant> usedAt(int percent, Collection<Pause> pauses) {
        if (percent < 0 || percent > PERCENT) {
            throw new IllegalArgumentException(
                    "Cannot tell when " + percent + " % is used; expected 0 to 100");
        }
        Due due = due(pauses);
        return due.isStopped()
                ? Optional.empty()
                : Optional.of(calendar.used(start, due.lastInTime(), percent, pauses));
    }

    /**
     * Returns the instant from which on fewer than so many working days are left: the last instant
     * in time, so many working days earlier, at the same time of day.
     *
     * @param workingDays 0 and above
     * @return empty while the clock stands still
     */
    public Optional<Instant> before(int workingDays, Collection<Pause> pauses) {
        Due due = due(pauses);
        if (due.isStopped()) {
            return Optional.empty();
        }
        LocalDate day = calendar.plusWorkingDays(due.date(), -workingDays);
        return Optional.of(due.lastInTime().atZone(calendar.zone()).with(day).toInstant());
    }
}
