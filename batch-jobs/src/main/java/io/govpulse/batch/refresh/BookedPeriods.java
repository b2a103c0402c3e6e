// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.refresh;

import io.govpulse.indicator.Period;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;

/** The calendar periods in which levels booked something. */
final class BookedPeriods {
    private final Set<LevelPeriod> periods = new HashSet<>();
    private final Set<String> namedLevels = new HashSet<>();

    /**
     * A period of a level.
     *
     * @param level code of the level
     * @param period the period
     */
    record LevelPeriod(String level, Period period) {}

    /**
     * Takes a day on which a level booked something.
     *
     * @param named whether for a unit that has a name, and not only for the empty code
     */
    void add(String level, LocalDate day, boolean named) {
        for (Period period : Period.containing(day)) {
            periods.add(new LevelPeriod(level, period));
        }
        if (named) {
            namedLevels.add(level);
        }
    }

    /** The periods. */
    Set<LevelPeriod> periods() {
        return periods;
    }

    /** The levels that booked something for a named unit. */
    Set<String> namedLevels() {
        return namedLevels;
    }
}
