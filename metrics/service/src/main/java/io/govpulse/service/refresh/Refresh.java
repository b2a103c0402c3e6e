// SPDX-License-Identifier: Apache-2.0
package io.govpulse.service.refresh;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A published refresh.
 *
 * @param id its id
 * @param sequence 1, 2, 3 … in order of publication
 * @param publishedAt when it was published
 * @param watermark arrival of the latest event contained; empty before the first event
 * @param factsAsOf latest instant any fact contained is as of; empty before the first fact
 * @param generation generation of the facts it read
 * @param checkpoint facts up to this checkpoint are contained
 * @param definitions hash of the definitions it counted by
 * @param throughDay the day that ends its open periods
 * @param changesRead how many signed rows it read
 * @param bytesRead how much it read from storage
 * @param milliseconds how long it took
 * @param jobs how many Spark jobs it ran, where it is known
 * @param rowsWritten how many rows it wrote, where it is known
 * @param bytesWritten how many bytes their files have, where it is known
 * @param processorMilliseconds processor time that it took, where it is known
 * @param base number of the last refresh up to it that counted everything anew
 */
public record Refresh(
        String id,
        long sequence,
        Instant publishedAt,
        Optional<Instant> watermark,
        Optional<Instant> factsAsOf,
        int generation,
        long checkpoint,
        String definitions,
        LocalDate throughDay,
        long changesRead,
        long bytesRead,
        long milliseconds,
        Optional<Long> jobs,
        Optional<Long> rowsWritten,
        Optional<Long> bytesWritten,
        Optional<Long> processorMilliseconds,
        @JsonIgnore long base) {

    /**
     * The refresh that an answer is as of.
     *
     * @param id its id
     * @param publishedAt when it was published
     * @param watermark arrival of the latest event contained
     * @param factsAsOf latest instant any fact contained is as of
     * @param generation generation of the facts it read
     * @param checkpoint facts up to this checkpoint are contained
     * @param definitions hash of the definitions it counted by
     */
    public record Pin(
            String id,
            Instant publishedAt,
            Optional<Instant> watermark,
            Optional<Instant> factsAsOf,
            int generation,
            long checkpoint,
            String definitions) {}

    /**
     * A list of refreshes.
     *
     * @param refreshes newest first
     */
    record Page(List<Refresh> refreshes) {}

    /** Returns what answers say of this refresh. */
    @JsonIgnore
    public Pin pin() {
        return new Pin(id, publishedAt, watermark, factsAsOf, generation, checkpoint, definitions);
    }
}
