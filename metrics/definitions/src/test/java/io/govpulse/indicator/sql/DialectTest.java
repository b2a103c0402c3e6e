// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.indicator.Condition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DialectTest {

    @Test
    void rowsBesideEachRowOfASource() {
        List<String> columns = List.of("a", "b");
        List<List<String>> rows = List.of(List.of("x", "1"), List.of("y", "2"));
        assertThat(Dialect.SPARK.rows("t", columns, rows))
                .isEqualTo(
                        "LATERAL VIEW inline(array(named_struct('a', x, 'b', 1), named_struct('a', y, 'b', 2))) t AS a, b");
        assertThat(Dialect.TRINO.rows("t", columns, rows))
                .isEqualTo("CROSS JOIN UNNEST(ARRAY[ROW(x, 1), ROW(y, 2)]) AS t (a, b)");
    }

    @Test
    void mapsAndWhatStandsUnderAKeyOfThem() {
        assertThat(Dialect.SPARK.map(Map.of("a", "m_a"))).isEqualTo("map('a', m_a)");
        assertThat(Dialect.TRINO.map(Map.of("a", "m_a"))).isEqualTo("map(ARRAY['a'], ARRAY[m_a])");
        assertThat(Dialect.SPARK.valueOf("m", "a")).isEqualTo("try_element_at(m, 'a')");
        assertThat(Dialect.TRINO.valueOf("m", "a")).isEqualTo("element_at(m, 'a')");
    }

    @Test
    void aStructNamesItsTypesWhereTheEngineNeedsThem() {
        List<StructField> fields =
                List.of(
                        new StructField("name", SqlType.TEXT, "'a'"),
                        new StructField("parts", SqlType.AMOUNTS, "p"));
        assertThat(Dialect.SPARK.struct(fields)).isEqualTo("named_struct('name', 'a', 'parts', p)");
        assertThat(Dialect.TRINO.struct(fields))
                .isEqualTo("CAST(ROW('a', p) AS ROW(name VARCHAR, parts MAP(VARCHAR, BIGINT)))");
    }

    @Test
    void aTableAsOfASnapshot() {
        Source table = Source.pinned("lake.cases.changes", 7);
        assertThat(table.sql(Dialect.SPARK)).isEqualTo("lake.cases.changes VERSION AS OF 7");
        assertThat(table.sql(Dialect.TRINO)).isEqualTo("lake.cases.changes FOR VERSION AS OF 7");
    }

    @Test
    void conditionsAreTheSameForAllEngines() {
        assertThat(Expressions.condition(new Condition("online", true))).isEqualTo("online");
        assertThat(Expressions.condition(new Condition("online", false))).isEqualTo("not online");
        assertThat(Expressions.condition(new Condition("kind", Optional.of("visit"), true)))
                .isEqualTo("kind = 'visit'");
        assertThat(Expressions.condition(new Condition("kind", Optional.of("visit"), false)))
                .isEqualTo("kind <> 'visit'");
    }
}
