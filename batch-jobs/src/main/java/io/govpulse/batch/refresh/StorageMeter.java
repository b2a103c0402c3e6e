// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.refresh;

import java.util.Iterator;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.StorageStatistics;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/**
 * Bytes read from storage, data and metadata alike. In local mode Hadoop's counters of this JVM see
 * them all; on a cluster they see what the driver reads, and the tasks report the rest. Catalog
 * queries are not storage and not counted, nor are readers that bypass Hadoop's file systems.
 */
final class StorageMeter implements AutoCloseable {
    private static final String BYTES_READ = "bytesRead";

    private final SparkContext spark;
    private final AtomicLong byTasks = new AtomicLong();
    private final SparkListener listener =
            new SparkListener() {
                @Override
                public void onTaskEnd(SparkListenerTaskEnd end) {
                    if (end.taskMetrics() != null) {
                        byTasks.addAndGet(end.taskMetrics().inputMetrics().bytesRead());
                    }
                }
            };
    private final long before;

    StorageMeter(SparkContext spark) {
        this.spark = spark;
        if (!spark.isLocal()) {
            spark.addSparkListener(listener);
        }
        before = inThisJvm();
    }

    /** Returns the bytes read since this meter was created. */
    long bytes() {
        return inThisJvm() - before + byTasks.get();
    }

    private static long inThisJvm() {
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
