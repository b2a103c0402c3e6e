// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.audit;

import io.govpulse.batch.SqlParsers;
import io.govpulse.indicator.Definitions;
import io.govpulse.indicator.sql.Query;
import io.govpulse.indicator.sql.Source;
import io.govpulse.lake.LakeTable;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The queries that compare figures, read by the parsers of both engines. */
class AuditSqlTest {
    private static final Definitions DEFINITIONS = Definitions.standard();

    static Stream<Query> queries() {
        Source published = Source.pinned(LakeTable.REFRESHES.sqlName(), 42);
        Source rankings = Source.named(LakeTable.RANKINGS.sqlName());
        Source lists = Source.named("lists");
        Source lines = Source.named("lines");
        Source parts = Source.named("parts");
        Source flows = Source.named("flows");
        Source counted = Source.named("counted");
        return Stream.of(
                new PublishedLists(rankings, published),
                new PublishedLines(rankings, published, lists),
                new PublishedParts(lines),
                new WrongTotals(
                        Source.named(LakeTable.PERIOD_TOTALS.sqlName()), published, counted),
                new WrongParts(DEFINITIONS, parts, counted),
                new WrongOpenParts(DEFINITIONS, parts, flows),
                new WrongStocks(DEFINITIONS, parts, flows),
                new WrongRatios(DEFINITIONS, lines),
                new MissingUnits(lists, lines, flows));
    }

    @ParameterizedTest
    @MethodSource("queries")
    void sparkAndTrinoReadEveryQuery(Query query) {
        SqlParsers.assertBothRead(query);
    }
}
