// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.bench;

import static java.util.stream.Collectors.joining;

import com.sun.management.OperatingSystemMXBean;
import io.govpulse.cases.table.FactKind;
import io.govpulse.indicator.Definitions;
import io.govpulse.indicator.Level;
import io.govpulse.indicator.Measure;
import io.govpulse.indicator.sql.Expressions;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * All totals from scratch by DuckDB, in this process and on all processors: flows of every unit and
 * day from the files of facts, then their sums by period. It pins and publishes nothing.
 */
final class DuckDbCount {
    private static final List<String> KINDS = List.of("week", "month", "quarter", "year");

    private final Definitions definitions = Definitions.standard();
    private final Function<FactKind, List<String>> files;

    /**
     * The totals, and what they took.
     *
     * @param totals how many of them are not all 0
     * @param sum the sum of all their amounts
     * @param elapsed how long it took
     * @param processorTime processor time of this process meanwhile
     */
    record Count(long totals, long sum, Duration elapsed, Duration processorTime) {}

    DuckDbCount(Function<FactKind, List<String>> files) {
        this.files = files;
    }

    Count run() {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            long before = processorNanos();
            long started = System.nanoTime();
            statement.execute("CREATE TEMP TABLE flows AS " + flows());
            try (ResultSet row = statement.executeQuery(totals())) {
                row.next();
                return new Count(
                        row.getLong(1),
                        row.getLong(2),
                        Duration.ofNanos(System.nanoTime() - started),
                        Duration.ofNanos(processorNanos() - before));
            }
        } catch (SQLException e) {
            throw new BenchmarkException("DuckDB cannot count: " + e.getMessage());
        }
    }

    private static long processorNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private String flows() {
        List<String> booked = new ArrayList<>();
        for (FactKind kind : FactKind.values()) {
            if (files.apply(kind).isEmpty()) {
                continue;
            }
            definitions.measures().stream()
                    .filter(measure -> measure.facts() == kind)
                    .map(Measure::bookedOn)
                    .distinct()
                    .forEach(day -> booked.add(booked(kind, day)));
        }
        String units = Stream.of(Level.values()).map(Level::column).collect(joining(", "));
        String netted =
                "SELECT %s, day, %s FROM (SELECT %s WHERE false UNION ALL BY NAME %s) WHERE day IS NOT NULL GROUP BY ALL"
                        .formatted(
                                units,
                                sums(),
                                noMeasures(),
                                String.join(" UNION ALL BY NAME ", booked));
        return Stream.of(Level.values())
                .map(
                        level ->
                                "SELECT '%s' AS level, coalesce(%s, '') AS unit, day, %s FROM netted GROUP BY ALL"
                                        .formatted(level.code(), level.column(), sums()))
                .collect(joining(" UNION ALL ", "WITH netted AS (" + netted + ") ", ""));
    }

    private String booked(FactKind kind, String day) {
        String units = Stream.of(Level.values()).map(Level::column).collect(joining(", "));
        String measures =
                definitions.measures().stream()
                        .filter(m -> m.facts() == kind && m.bookedOn().equals(day))
                        .map(DuckDbCount::summed)
                        .collect(joining(", "));
        String paths =
                files.apply(kind).stream()
                        .map(path -> "'" + path.replace("'", "''") + "'")
                        .collect(joining(", ", "[", "]"));
        return "SELECT %s, %s AS day, %s FROM read_parquet(%s) WHERE %s IS NOT NULL GROUP BY ALL"
                .formatted(units, day, measures, paths, day);
    }

    private static String summed(Measure measure) {
        String amount = measure.sum().map(c -> "weight * coalesce(" + c + ", 0)").orElse("weight");
        String conditions =
                measure.where().stream().map(Expressions::condition).collect(joining(" AND "));
        return "sum(%s)::BIGINT AS m_%s"
                .formatted(
                        conditions.isEmpty()
                                ? amount
                                : "CASE WHEN %s THEN %s ELSE 0 END".formatted(conditions, amount),
                        measure.name());
    }

    /** Measures of facts that there are none of are columns too. */
    private String noMeasures() {
        return definitions.measures().stream()
                .map(m -> "0::BIGINT AS m_" + m.name())
                .collect(joining(", "));
    }

    private String sums() {
        return definitions.measures().stream()
                .map(m -> "coalesce(sum(m_%1$s), 0)::BIGINT AS m_%1$s".formatted(m.name()))
                .collect(joining(", "));
    }

    private String totals() {
        String all =
                definitions.measures().stream().map(m -> "m_" + m.name()).collect(joining(" + "));
        String any =
                definitions.measures().stream()
                        .map(m -> "m_" + m.name() + " <> 0")
                        .collect(joining(" OR "));
        String periods =
                Stream.concat(
                                Stream.of(
                                        "'day' AS kind, day AS first",
                                        "'all' AS kind, DATE '1900-01-01' AS first"),
                                KINDS.stream()
                                        .map(
                                                kind ->
                                                        "'%1$s' AS kind, date_trunc('%1$s', day)::DATE AS first"
                                                                .formatted(kind)))
                        .map(
                                period ->
                                        "SELECT level, unit, %s, %s FROM flows GROUP BY ALL"
                                                .formatted(period, sums()))
                        .collect(joining(" UNION ALL "));
        return "SELECT count(*), sum(%s)::BIGINT FROM (%s) WHERE %s".formatted(all, periods, any);
    }
}
