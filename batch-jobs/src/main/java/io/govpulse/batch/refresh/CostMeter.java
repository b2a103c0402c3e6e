// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.refresh;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.StorageStatistics;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/**
 * Measures what a refresh takes. Bytes read are those from storage, data and metadata alike: in
 * local mode Hadoop's counters of this JVM see them all; on a cluster they see what the driver
 * reads, and the tasks report the rest. Catalog queries are not storage and not counted, nor are
 * readers that bypass Hadoop's file systems.
 */
final class CostMeter implements AutoCloseable {
    private static final String BYTES_READ = "bytesRead";

    private final SparkContext spark;
    private final String group;
    private final AtomicLong readByTasks = new AtomicLong();
    private final SparkListener listener =
            new SparkListener() {
                @Override
                public void onTaskEnd(SparkListenerTaskEnd end) {
                    if (end.taskMetrics() != null) {
                        readByTasks.addAndGet(end.taskMetrics().inputMetrics().bytesRead());
                    }
                }
            };
    private final long startedAt = System.nanoTime();
    private final long processorBefore = processorNanos();
    private final long readBefore = readInThisJvm();
    private long rowsWritten;
    private long bytesWritten;

    /**
     * Begins to measure.
     *
     * @param group the job group that its Spark jobs run in
     */
    CostMeter(SparkContext spark, String group) {
        this.spark = spark;
        this.group = group;
        if (!spark.isLocal()) {
            spark.addSparkListener(listener);
        }
    }

    /** The job group of what is measured. */
    String group() {
        return group;
    }

    /** Counts what was written. */
    void wrote(long rows, long bytes) {
        rowsWritten += rows;
        bytesWritten += bytes;
    }

    /** Returns what it took until now. */
    RefreshCost cost() {
        return new RefreshCost(
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedAt),
                TimeUnit.NANOSECONDS.toMillis(processorNanos() - processorBefore),
                spark.statusTracker().getJobIdsForGroup(group).length,
                readInThisJvm() - readBefore + readByTasks.get(),
                rowsWritten,
                bytesWritten);
    }

    private static long processorNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static long readInThisJvm() {
        long bytes = 0;
        Iterator<StorageStatistics> all = FileSystem.getGlobalStorageStatistics().iterator();
        while (all.hasNext()) {
            Long read = all.next().getLong(BYTES_READ);
            bytes += read == null ? 0 : read;
        }
        return bytes;
    }

    @Override
    public void close() {
        spark.removeSparkListener(listener);
    }
}
