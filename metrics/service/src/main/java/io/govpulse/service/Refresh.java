package io.govpulse.service;

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
 * @param watermark arrival of the latest event that is in
 * @param generation generation of the facts it read
 * @param checkpoint facts up to this checkpoint are in
 * @param definitions hash of the definitions it counted by
 * @param throughDay the day that ends its open periods
 * @param changesRead how many signed rows it read
 * @param bytesRead how much it read from storage
 * @param milliseconds how long it took
 */
record Refresh(
        String id,
        long sequence,
        Instant publishedAt,
        Optional<Instant> watermark,
        int generation,
        long checkpoint,
        String definitions,
        LocalDate throughDay,
        long changesRead,
        long bytesRead,
        long milliseconds) {

    /** What every answer that stands on a refresh says of it. */
    record Pin(
            String id,
            Instant publishedAt,
            Optional<Instant> watermark,
            int generation,
            long checkpoint,
            String definitions) {}

    /** The refreshes, newest first. */
    record Page(List<Refresh> refreshes) {}

    @JsonIgnore
    Pin pin() {
        return new Pin(id, publishedAt, watermark, generation, checkpoint, definitions);
    }
}
