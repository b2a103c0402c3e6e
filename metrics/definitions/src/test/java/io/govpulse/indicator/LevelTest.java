// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.govpulse.cases.table.CaseColumns;
import io.govpulse.cases.table.ColumnType;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LevelTest {

    @Test
    void isFoundByItsCode() {
        assertThat(Level.values()).allSatisfy(l -> assertThat(Level.of(l.code())).isEqualTo(l));
        assertThat(Level.of("window")).isEqualTo(Level.WINDOW);
    }

    @Test
    void namesATextColumnOfTheFacts() {
        assertThat(CaseColumns.ALL)
                .filteredOn(column -> column.type() == ColumnType.TEXT)
                .extracting(column -> column.name())
                .containsAll(Arrays.stream(Level.values()).map(Level::column).toList());
    }

    @Test
    void saysWhichLevelsAreExpected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Level.of("planet"))
                .withMessage(
                        "Cannot find level: 'planet'; expected one of province, city, county, township,"
                                + " village, department, window, item");
        assertThatIllegalArgumentException().isThrownBy(() -> Level.of("CITY"));
    }
}
