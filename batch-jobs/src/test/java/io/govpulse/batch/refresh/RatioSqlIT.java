// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.batch.TestLake;
import io.govpulse.indicator.Ratio;
import io.govpulse.indicator.sql.Expressions;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class RatioSqlIT {
    private static final int PAIRS = 20_000;

    @Test
    void sqlGivesTheValueThatJavaGivesAlsoForBigNumbers() {
        Random random = new Random(11);
        List<Row> pairs = new ArrayList<>();
        pairs.add(RowFactory.create(0L, 0L));
        pairs.add(RowFactory.create(0L, 1L));
        pairs.add(RowFactory.create(1L, 2_000_000L));
        pairs.add(RowFactory.create(1L, 2_000_001L));
        pairs.add(RowFactory.create(Long.MAX_VALUE, Long.MAX_VALUE));
        pairs.add(RowFactory.create(Long.MAX_VALUE - 1, Long.MAX_VALUE));
        pairs.add(RowFactory.create(0L, Long.MAX_VALUE));
        pairs.add(RowFactory.create(Long.MAX_VALUE, Long.MAX_VALUE / 900_000_000_000L));
        for (int i = 0; i < PAIRS; i++) {
            long denominator = random.nextLong(1L << (1 + random.nextInt(62)));
            pairs.add(RowFactory.create(random.nextLong(denominator + 1), denominator));
        }
        TestLake.spark()
                .createDataFrame(
                        pairs,
                        new StructType().add("n", DataTypes.LongType).add("d", DataTypes.LongType))
                .createOrReplaceTempView("pairs");
        for (Row row :
                TestLake.query("SELECT n, d, " + Expressions.ratio("n", "d") + " FROM pairs")) {
            BigDecimal expected = Ratio.value(row.getLong(0), row.getLong(1)).orElse(null);
            assertThat((BigDecimal) row.get(2))
                    .as("%d / %d", row.getLong(0), row.getLong(1))
                    .isEqualTo(expected);
        }
    }
}
