// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.govpulse.indicator.sql.Dialect;
import io.govpulse.indicator.sql.Query;
import io.trino.sql.parser.SqlParser;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser;

/** The parsers of the engines that queries are rendered for. */
public final class SqlParsers {
    private static final SqlParser TRINO = new SqlParser();

    private SqlParsers() {}

    /** Asserts that Spark and Trino each take what is rendered for them. */
    public static void assertBothRead(Query query) {
        String spark = query.sql(Dialect.SPARK);
        assertThatCode(() -> new CatalystSqlParser().parsePlan(spark))
                .as("for Spark: %s", spark)
                .doesNotThrowAnyException();
        String trino = query.sql(Dialect.TRINO);
        assertThatCode(() -> TRINO.createStatement(trino))
                .as("for Trino: %s", trino)
                .doesNotThrowAnyException();
    }
}
