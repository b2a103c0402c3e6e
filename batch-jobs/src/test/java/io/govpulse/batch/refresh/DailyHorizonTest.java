package io.govpulse.batch.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DailyHorizonTest {

    @Test
    void daysBeforeTheMonthAreKnownFromYearsAndMonthsEachOnce() {
        DailyHorizon window = DailyHorizon.since(LocalDate.of(2024, 3, 17));
        assertThat(window.from()).isEqualTo(LocalDate.of(2024, 3, 1));
        assertThat(window.before())
                .isEqualTo(
                        "((period_kind = 'year' AND last_day < DATE '2024-01-01') OR (period_kind = 'month' AND first_day >= DATE '2024-01-01' AND last_day < DATE '2024-03-01'))");
        assertThat(window.summands())
                .isEqualTo(
                        "((period_kind = 'day' AND first_day >= DATE '2024-03-01') OR "
                                + window.before()
                                + ")");
        assertThat(window.within())
                .isEqualTo("(last_day >= DATE '2024-03-01' AND first_day >= DATE '2023-03-01')");
    }

    @Test
    void aRecountLooksAtEveryPeriod() {
        assertThat(DailyHorizon.EVERYTHING.within()).isEqualTo("true");
    }
}
