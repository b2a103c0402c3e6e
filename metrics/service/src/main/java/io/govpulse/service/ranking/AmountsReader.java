// SPDX-License-Identifier: Apache-2.0
package io.govpulse.service.ranking;

import static org.apache.iceberg.expressions.Expressions.and;
import static org.apache.iceberg.expressions.Expressions.equal;
import static org.apache.iceberg.expressions.Expressions.greaterThanOrEqual;
import static org.apache.iceberg.expressions.Expressions.lessThanOrEqual;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.govpulse.indicator.Level;
import io.govpulse.indicator.Period;
import io.govpulse.indicator.PeriodCells;
import io.govpulse.indicator.ranking.MeasureNames;
import io.govpulse.indicator.ranking.PeriodSums;
import io.govpulse.indicator.ranking.Ranker;
import io.govpulse.indicator.ranking.UnitAmounts;
import io.govpulse.lake.LakeTable;
import io.govpulse.lake.PublishedTotals;
import io.govpulse.service.lake.LakeReader;
import io.govpulse.service.refresh.PublishedRefreshes;
import io.govpulse.service.refresh.Refresh;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.springframework.stereotype.Component;

/**
 * Reads what was booked for the units of a level, as the figures of a period as of a refresh need
 * it. All scorecards and indicators of that period share one reading.
 *
 * <p>Relies on three promises of the jobs. A refresh writes each total it touches whole, and one
 * that counts everything anew writes all of them. Upkeep moves a total to the past ones only after
 * what supersedes it is published, and adds it there before it takes it from the others.
 */
@Component
public final class AmountsReader {
    /** About a kilobyte each. */
    private static final long MOST_UNITS = 40_000;

    private static final Map<String, Period.Kind> KINDS =
            Arrays.stream(Period.Kind.values())
                    .collect(Collectors.toMap(Period.Kind::code, kind -> kind));

    private final LakeReader lake;
    private final PublishedRefreshes refreshes;
    private final DefinitionsArchive definitions;
    private final Cache<Key, List<UnitAmounts>> read =
            Caffeine.newBuilder()
                    .maximumWeight(MOST_UNITS)
                    .weigher((Key key, List<UnitAmounts> units) -> 1 + units.size())
                    .build();

    private record Key(Level level, Period period, String refresh) {}

    AmountsReader(LakeReader lake, PublishedRefreshes refreshes, DefinitionsArchive definitions) {
        this.lake = lake;
        this.refreshes = refreshes;
        this.definitions = definitions;
    }

    /** Returns the units of a level that have figures in a period as of a refresh. */
    public List<UnitAmounts> units(Level level, Period period, Refresh asOf) {
        return read.get(
                new Key(level, period, asOf.id()), key -> Ranker.listed(read(level, period, asOf)));
    }

    private List<UnitAmounts> read(Level level, Period period, Refresh asOf) {
        MeasureNames measures = MeasureNames.of(definitions.of(asOf));
        PeriodSums sums = new PeriodSums(period, measures);
        List<Table> tables = tables(asOf);
        return LakeReader.reading(
                () -> {
                    PublishedTotals.read(
                            tables,
                            and(equal("level", level.code()), among(PeriodCells.of(period))),
                            new PublishedTotals.AsOf(
                                    asOf.base(), asOf.sequence(), refreshes::holds),
                            measures::amounts,
                            (cell, amounts) ->
                                    sums.add(
                                            cell.unit(),
                                            KINDS.get(cell.periodKind()),
                                            cell.firstDay(),
                                            amounts));
                    return sums.units();
                });
    }

    /** The order counts: what upkeep moves between the two loads is in both, never in none. */
    private List<Table> tables(Refresh asOf) {
        List<Table> tables = new ArrayList<>();
        tables.add(lake.table(LakeTable.PERIOD_TOTALS));
        if (!refreshes.isStillNewest(asOf)) {
            tables.add(lake.table(LakeTable.PAST_TOTALS));
        }
        return tables;
    }

    private static Expression among(PeriodCells cells) {
        return Stream.concat(cells.within().stream(), cells.upToEnd().stream())
                .distinct()
                .map(
                        each ->
                                (Expression)
                                        and(
                                                equal("period_kind", each.kind().code()),
                                                greaterThanOrEqual(
                                                        "first_day", each.from().toString()),
                                                lessThanOrEqual(
                                                        "first_day", each.until().toString())))
                .reduce(Expressions.alwaysFalse(), Expressions::or);
    }
}
