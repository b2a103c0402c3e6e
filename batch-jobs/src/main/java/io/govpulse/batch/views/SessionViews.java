// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.views;

import io.govpulse.indicator.Period;
import io.govpulse.indicator.sql.Dialect;
import io.govpulse.indicator.sql.Query;
import io.govpulse.indicator.sql.Source;
import io.govpulse.lake.LakeTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The temporary views of one job. Each is handed to the queries that read it as a {@link Source};
 * its name only shows in plans and messages.
 */
public final class SessionViews {
    private static final StructType PERIODS =
            new StructType()
                    .add("day", DataTypes.DateType)
                    .add("period_kind", DataTypes.StringType)
                    .add("period", DataTypes.StringType)
                    .add("first_day", DataTypes.DateType)
                    .add("last_day", DataTypes.DateType);

    private final SparkSession spark;

    /** Views of their own, whatever other jobs in this JVM call theirs. */
    public SessionViews(SparkSession spark) {
        this.spark = spark.newSession();
    }

    /** The session that the views live in. */
    public SparkSession session() {
        return spark;
    }

    /** Prepares a query. */
    public Dataset<Row> rows(Query query) {
        return spark.sql(query.sql(Dialect.SPARK));
    }

    /** Creates a view that is computed wherever it is read. */
    public Source view(String name, Query query) {
        return view(name, rows(query));
    }

    /** Creates a view of these rows. */
    public Source view(String name, Dataset<Row> rows) {
        rows.createOrReplaceTempView(name);
        return Source.named(name);
    }

    /**
     * Creates a view that is computed once, here and now. It forgets where it came from: the plans
     * of what is built on it would otherwise hold all before it, many times over, and take longer
     * to make than to run.
     */
    public Source computed(String name, Query query) {
        return view(name, rows(query).localCheckpoint(true));
    }

    /** Creates a view of these rows. */
    public Source view(String name, List<Row> rows, StructType schema) {
        return view(name, spark.createDataFrame(rows, schema));
    }

    /**
     * Creates a view of the periods that a total is kept of for each of these days: day,
     * period_kind, period, first_day, last_day.
     */
    public Source periods(String name, List<LocalDate> days) {
        List<Row> rows = new ArrayList<>();
        for (LocalDate day : days) {
            for (Period period : Period.totalled(day)) {
                rows.add(
                        RowFactory.create(
                                day,
                                period.kind().code(),
                                period.name(),
                                period.first(),
                                period.last()));
            }
        }
        return view(name, rows, PERIODS);
    }

    /** Returns the different days of a source that has a column {@code day}, in order. */
    public List<LocalDate> days(Source source) {
        List<LocalDate> days = new ArrayList<>();
        Query query =
                dialect ->
                        "SELECT DISTINCT day FROM %s ORDER BY day".formatted(source.sql(dialect));
        for (Row row : rows(query).collectAsList()) {
            days.add(row.getAs(0));
        }
        return days;
    }

    /** Returns a loaded table as of the snapshot it was loaded with. */
    public static Source pinned(LakeTable name, Table table) {
        return Optional.ofNullable(table.currentSnapshot())
                .map(Snapshot::snapshotId)
                .map(snapshot -> Source.pinned(name.sqlName(), snapshot))
                .orElseGet(() -> Source.named(name.sqlName()));
    }
}
