// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.refresh;

import io.govpulse.batch.SqlParsers;
import io.govpulse.cases.table.FactKind;
import io.govpulse.indicator.Definitions;
import io.govpulse.indicator.Period;
import io.govpulse.indicator.sql.CountingRefreshes;
import io.govpulse.indicator.sql.DailyAmounts;
import io.govpulse.indicator.sql.EventsOfGeneration;
import io.govpulse.indicator.sql.Figures;
import io.govpulse.indicator.sql.Flows;
import io.govpulse.indicator.sql.LatestTotals;
import io.govpulse.indicator.sql.NetFacts;
import io.govpulse.indicator.sql.PeriodTotals;
import io.govpulse.indicator.sql.Query;
import io.govpulse.indicator.sql.Ranks;
import io.govpulse.indicator.sql.RecountedFlows;
import io.govpulse.indicator.sql.RecountedTotals;
import io.govpulse.indicator.sql.RowsOfGeneration;
import io.govpulse.indicator.sql.Scores;
import io.govpulse.indicator.sql.Source;
import io.govpulse.lake.LakeTable;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every query of {@code indicator.sql}, read by the parsers of both engines. */
class IndicatorSqlTest {
    private static final LocalDate TODAY = LocalDate.of(2024, 3, 10);
    private static final Definitions STANDARD = Definitions.standard();
    private static final Definitions WITHOUT_STOCKS =
            new Definitions(STANDARD.measures(), List.of(), List.of(), List.of(), "hash", "");

    private static Source table(LakeTable name) {
        return Source.pinned(name.sqlName(), 42);
    }

    private static Source view(String name) {
        return Source.named(name);
    }

    private static Map<FactKind, Source> facts() {
        Map<FactKind, Source> facts = new EnumMap<>(FactKind.class);
        for (FactKind kind : FactKind.values()) {
            facts.put(
                    kind,
                    Source.of(new RowsOfGeneration(table(LakeTable.changesOf(kind)), 2, 7, 9)));
        }
        return facts;
    }

    static Stream<Query> queries() {
        return Stream.of(
                        Stream.of(
                                new RowsOfGeneration(table(LakeTable.CASE_CHANGES), 1, 2, 3),
                                new CountingRefreshes(table(LakeTable.REFRESHES), 7),
                                new EventsOfGeneration(table(LakeTable.RAW_EVENTS), 2, 3),
                                new Scores(STANDARD, view("figures")),
                                new Ranks(Source.of(new Scores(STANDARD, view("figures")))),
                                new RecountedTotals(view("flows"), view("periods"))),
                        Stream.of(FactKind.values())
                                .map(kind -> new NetFacts(kind, table(LakeTable.changesOf(kind)))),
                        of(STANDARD, Period.month(TODAY)),
                        of(WITHOUT_STOCKS, Period.all(TODAY)))
                .flatMap(queries -> queries);
    }

    private static Stream<Query> of(Definitions definitions, Period period) {
        return Stream.of(
                new Flows(definitions, facts()),
                new DailyAmounts(definitions, view("flows")),
                new LatestTotals(
                        definitions,
                        view(LakeTable.PERIOD_TOTALS.sqlName()),
                        table(LakeTable.REFRESHES)),
                new PeriodTotals(definitions, view("last"), view("flows"), view("periods")),
                new Figures(definitions, view("totals"), period),
                new RecountedFlows(definitions, facts()));
    }

    @ParameterizedTest
    @MethodSource("queries")
    void sparkAndTrinoReadEveryQuery(Query query) {
        SqlParsers.assertBothRead(query);
    }
}
