// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.refresh;

/**
 * What a refresh took, up to the moment at which its row was written.
 *
 * @param milliseconds how long it took
 * @param processorMilliseconds processor time of its process meanwhile: on a cluster that of the
 *     driver; other jobs of the process at the same time are in it
 * @param jobs Spark jobs it ran
 * @param bytesRead bytes read from storage, data and metadata
 * @param rowsWritten rows it wrote, its own row left out
 * @param bytesWritten bytes of their files
 */
public record RefreshCost(
        long milliseconds,
        long processorMilliseconds,
        long jobs,
        long bytesRead,
        long rowsWritten,
        long bytesWritten) {

    String line() {
        return "%d jobs, %d bytes read, %d rows and %d bytes written, %d ms, %d ms of processor time"
                .formatted(
                        jobs,
                        bytesRead,
                        rowsWritten,
                        bytesWritten,
                        milliseconds,
                        processorMilliseconds);
    }
}
