// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DailyHorizonTest {

    @Test
    void daysBeforeTheMonthAreKnownFromYearsAndMonthsEachOnce() {
        DailyHorizon horizon = DailyHorizon.since(LocalDate.of(2024, 3, 17));
        assertThat(horizon.from()).isEqualTo(LocalDate.of(2024, 3, 1));
        assertThat(horizon.before())
                .isEqualTo(
                        "((period_kind = 'year' AND last_day < DATE '2024-01-01') OR (period_kind = 'month' AND first_day >= DATE '2024-01-01' AND last_day < DATE '2024-03-01'))");
        assertThat(horizon.summands())
                .isEqualTo(
                        "((period_kind = 'day' AND first_day >= DATE '2024-03-01') OR "
                                + horizon.before()
                                + ")");
        assertThat(horizon.within())
                .isEqualTo("(last_day >= DATE '2024-03-01' AND first_day >= DATE '2023-03-01')");
    }

    @Test
    void aRecountLooksAtEveryPeriod() {
        assertThat(DailyHorizon.EVERYTHING.within()).isEqualTo("true");
    }
}
