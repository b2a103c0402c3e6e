// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.audit;

import io.govpulse.batch.SqlParsers;
import io.govpulse.indicator.sql.Query;
import io.govpulse.indicator.sql.Source;
import io.govpulse.lake.LakeTable;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The queries that compare figures, read by the parsers of both engines. */
class AuditSqlTest {
    static Stream<Query> queries() {
        Source published = Source.pinned(LakeTable.REFRESHES.sqlName(), 42);
        Source counted = Source.named("counted");
        return Stream.of(
                new WrongTotals(
                        Source.named(LakeTable.PERIOD_TOTALS.sqlName()), published, counted),
                new MissingPeriods(Source.named(LakeTable.PERIODS.sqlName()), published, counted));
    }

    @ParameterizedTest
    @MethodSource("queries")
    void sparkAndTrinoReadEveryQuery(Query query) {
        SqlParsers.assertBothRead(query);
    }
}
