// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.refresh;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A published refresh: its row in {@code indicators.refreshes}.
 *
 * @param sequence 1, 2, 3 … without a gap
 * @param refresh its id
 * @param publishedAt when it was published
 * @param generation generation of the facts
 * @param checkpoint facts up to this checkpoint are contained
 * @param definitions hash of the definitions
 * @param rules hash of the rules
 * @param watermark arrival of the latest event contained; empty before the first event
 * @param factsAsOf latest instant any fact contained is as of; empty before the first fact
 * @param throughDay the day that ends open periods
 * @param changesRead signed rows read
 * @param bytesRead bytes read from storage, data and metadata
 * @param milliseconds how long it took
 */
public record RefreshRow(
        long sequence,
        String refresh,
        Instant publishedAt,
        int generation,
        long checkpoint,
        String definitions,
        String rules,
        Optional<Instant> watermark,
        Optional<Instant> factsAsOf,
        LocalDate throughDay,
        long changesRead,
        long bytesRead,
        long milliseconds) {

    /** Returns one line for people. */
    public String line() {
        return "refresh %d: generation %d up to checkpoint %d, %d changes, %d bytes read, %d ms"
                .formatted(sequence, generation, checkpoint, changesRead, bytesRead, milliseconds);
    }
}
