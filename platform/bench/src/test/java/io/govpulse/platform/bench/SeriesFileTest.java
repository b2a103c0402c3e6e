// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.govpulse.forecast.ForecastException;
import io.govpulse.forecast.Frequency;
import io.govpulse.forecast.TimeSeries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeriesFileTest {
    @TempDir private Path directory;

    private List<TimeSeries> read(String text) throws IOException {
        return SeriesFile.read(Files.writeString(directory.resolve("series.csv"), text));
    }

    @Test
    void oneSeriesHasTwoColumnsInAnyOrderOfDates() throws IOException {
        TimeSeries series = read("date,riders\n2019-01-03,7\n2019-01-01,5.5\n2019-01-02,\n").get(0);

        assertThat(series.frequency()).isEqualTo(Frequency.DAILY);
        assertThat(series.values()).containsExactly(5.5, Double.NaN, 7);
    }

    @Test
    void severalSeriesHaveThreeColumnsAndNeedNoLineOfNames() throws IOException {
        assertThat(read("b,2019-Q1,7\na,2019-Q1,5\na,2019-Q2,6\nb,2019-Q3,8\n"))
                .extracting(TimeSeries::name, TimeSeries::frequency, TimeSeries::length)
                .containsExactly(
                        tuple("a", Frequency.QUARTERLY, 2), tuple("b", Frequency.QUARTERLY, 3));
    }

    @Test
    void monthsAndWeeksAreReadByTheirFirstDay() {
        assertThat(SeriesFile.date("2019-05")).isEqualTo("2019-05-01");
        assertThat(SeriesFile.date("2019-W01")).isEqualTo("2018-12-31");
        assertThat(SeriesFile.date("2020-W53")).isEqualTo("2020-12-28");
    }

    @Test
    void whatCannotBeReadIsNamedWithItsLine() {
        assertThatThrownBy(() -> read("date,value\n2019-01-01,5\nyesterday,6\n"))
                .isInstanceOf(BenchmarkException.class)
                .hasMessageContaining("Cannot read line 3 of")
                .hasMessageContaining("yesterday,6; expected date,value or series,date,value");
        assertThatThrownBy(() -> read(""))
                .isInstanceOf(BenchmarkException.class)
                .hasMessageContaining("it is empty");
        assertThatThrownBy(() -> read("2019-01-01,5\n2019-01-01,6\n"))
                .isInstanceOf(ForecastException.class)
                .hasMessageContaining("stands twice");
    }
}
