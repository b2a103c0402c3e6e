// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.bench;

import java.util.List;
import java.util.Locale;
import org.apache.iceberg.data.Record;

/**
 * What it took to publish or count figures.
 *
 * @param name what was done
 * @param changes rows of facts that were new
 * @param milliseconds how long it took
 * @param processorMilliseconds processor time of the process meanwhile
 * @param jobs Spark jobs
 * @param bytesRead bytes read from storage
 * @param rowsWritten rows written
 */
record RefreshFigures(
        String name,
        String changes,
        long milliseconds,
        long processorMilliseconds,
        String jobs,
        String bytesRead,
        String rowsWritten) {
    private static final String NONE = "-";

    /** The figures of a published refresh. */
    static RefreshFigures of(String name, Record refresh) {
        return new RefreshFigures(
                name,
                number(refresh, "changes_read"),
                (Long) refresh.getField("milliseconds"),
                (Long) refresh.getField("processor_milliseconds"),
                number(refresh, "jobs"),
                number(refresh, "bytes_read"),
                number(refresh, "rows_written"));
    }

    private static String number(Record refresh, String column) {
        return String.format(Locale.ROOT, "%,d", (Long) refresh.getField(column));
    }

    /** The figures of a count from scratch. */
    static RefreshFigures of(String name, DuckDbCount.Count count) {
        return new RefreshFigures(
                name,
                NONE,
                count.elapsed().toMillis(),
                count.processorTime().toMillis(),
                NONE,
                NONE,
                NONE);
    }

    /** Returns a table; the last column compares processor time with the count from scratch. */
    static String table(List<RefreshFigures> figures) {
        long scratch =
                figures.stream()
                        .filter(each -> each.jobs().equals(NONE))
                        .mapToLong(RefreshFigures::processorMilliseconds)
                        .findFirst()
                        .orElse(0);
        StringBuilder table = new StringBuilder();
        table.append(
                String.format(
                        "%n%-32s %12s %10s %10s %6s %14s %12s %8s%n",
                        "", "new rows", "ms", "CPU ms", "jobs", "bytes read", "rows out", "RATIO"));
        for (RefreshFigures each : figures) {
            table.append(
                    String.format(
                            Locale.ROOT,
                            "%-32s %12s %,10d %,10d %6s %14s %12s %8.2f%n",
                            each.name(),
                            each.changes(),
                            each.milliseconds(),
                            each.processorMilliseconds(),
                            each.jobs(),
                            each.bytesRead(),
                            each.rowsWritten(),
                            (double) each.processorMilliseconds() / Math.max(1, scratch)));
        }
        return table.toString();
    }
}
