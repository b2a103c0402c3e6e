// SPDX-License-Identifier: Apache-2.0
package io.govpulse.streaming;

import io.govpulse.lake.Lake;
import io.govpulse.lake.LakeTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;

/** The generation that readers see: that of the last refresh in the catalog. */
final class PublishedGeneration {
    private PublishedGeneration() {}

    /** Returns its number; empty as long as nothing was published. */
    static Optional<Integer> of(Lake lake) {
        long last = 0;
        Optional<Integer> generation = Optional.empty();
        try (CloseableIterable<Record> refreshes =
                IcebergGenerics.read(lake.table(LakeTable.REFRESHES))
                        .select("sequence", "generation")
                        .build()) {
            for (Record refresh : refreshes) {
                long sequence = (Long) refresh.getField("sequence");
                if (sequence > last) {
                    last = sequence;
                    generation = Optional.of((Integer) refresh.getField("generation"));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read indicators.refreshes", e);
        }
        return generation;
    }
}
