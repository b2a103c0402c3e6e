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
import io.govpulse.lake.LakeTable;
import io.govpulse.service.lake.LakeReader;
import io.govpulse.service.refresh.PublishedRefreshes;
import io.govpulse.service.refresh.Refresh;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Reads the periods that have figures: those in which a level booked anything, and the open ones.
 */
@Component
public final class PeriodsReader {
    private static final long MOST_PERIODS = 100_000;

    private static final Comparator<Period> NEWEST_FIRST =
            Comparator.comparing(Period::first).reversed().thenComparing(Period::name);

    private final LakeReader lake;
    private final PublishedRefreshes refreshes;
    private final Cache<Key, List<Period>> read =
            Caffeine.newBuilder()
                    .maximumWeight(MOST_PERIODS)
                    .weigher((Key key, List<Period> periods) -> 1 + periods.size())
                    .build();

    private record Key(Level level, String refresh) {}

    PeriodsReader(LakeReader lake, PublishedRefreshes refreshes) {
        this.lake = lake;
        this.refreshes = refreshes;
    }

    /** Returns the periods that have figures as of a refresh, newest first. */
    public List<Period> periods(Level level, Refresh asOf) {
        return read.get(new Key(level, asOf.id()), key -> read(level, asOf));
    }

    private List<Period> read(Level level, Refresh asOf) {
        Set<Period> periods = new HashSet<>();
        LakeReader.scan(
                lake.table(LakeTable.PERIODS),
                List.of("sequence", "refresh", "period_kind", "period", "first_day", "last_day"),
                and(
                        equal("level", level.code()),
                        greaterThanOrEqual("sequence", asOf.base()),
                        lessThanOrEqual("sequence", asOf.sequence())),
                row -> {
                    if (refreshes.holds(
                            (Long) row.getField("sequence"), (String) row.getField("refresh"))) {
                        String kind = (String) row.getField("period_kind");
                        periods.add(
                                new Period(
                                        Period.Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
                                        (String) row.getField("period"),
                                        (LocalDate) row.getField("first_day"),
                                        (LocalDate) row.getField("last_day")));
                    }
                });
        if (!periods.isEmpty()) {
            periods.add(Period.all(asOf.throughDay()));
            periods.add(Period.rolling(asOf.throughDay()));
        }
        return periods.stream().sorted(NEWEST_FIRST).toList();
    }

    /**
     * Returns the names of the periods of the same kind right before and after this one.
     *
     * @param published periods, newest first
     */
    public static List<String> nearest(List<Period> published, Period period) {
        List<Period> alike = published.stream().filter(p -> p.kind() == period.kind()).toList();
        Optional<Period> before =
                alike.stream().filter(p -> p.first().isBefore(period.first())).findFirst();
        Optional<Period> after =
                alike.stream()
                        .filter(p -> p.first().isAfter(period.first()))
                        .reduce((newer, older) -> older);
        return Stream.of(before, after).flatMap(Optional::stream).map(Period::name).toList();
    }
}
