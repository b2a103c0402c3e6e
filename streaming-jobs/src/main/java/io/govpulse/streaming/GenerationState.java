// SPDX-License-Identifier: Apache-2.0
package io.govpulse.streaming;

import io.govpulse.lake.Lake;
import io.govpulse.lake.LakeTable;
import io.govpulse.rules.Rules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;

/**
 * The state that a generation left behind, and whether the generation can be continued. Lost state
 * and a changed {@link FoldVersion} are never patched: continuing without state would write facts a
 * second time, continuing under other rules would mix two truths.
 */
final class GenerationState {
    /** The file that keeps the {@link FoldVersion}. */
    static final String FOLD_FILE = "fold.properties";

    private final StreamSettings settings;

    GenerationState(StreamSettings settings) {
        this.settings = settings;
    }

    /** The directory of the retained checkpoints. */
    Path checkpoints() {
        return settings.stateDirectory().resolve("checkpoints");
    }

    /**
     * Returns the checkpoint to continue from; empty when the generation begins.
     *
     * @throws StreamException when it cannot be continued; the message says what to do
     */
    Optional<Path> checkpointToContinueFrom(Rules rules, Lake lake) {
        requireSameFold(FoldVersion.of(rules));
        Optional<Path> newest = Checkpoints.newest(checkpoints());
        if (newest.isEmpty() && hasRows(lake)) {
            throw StreamException.lost(
                    "Cannot continue generation %d: its state in %s is lost, but the tables have its facts; run ./govpulse rebuild"
                            .formatted(settings.generation(), checkpoints()));
        }
        return newest;
    }

    private void requireSameFold(FoldVersion now) {
        Path file = settings.stateDirectory().resolve(FOLD_FILE);
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(settings.stateDirectory());
                now.write(file);
                return;
            }
            List<String> differences = FoldVersion.read(file).differencesTo(now);
            if (!differences.isEmpty()) {
                throw StreamException.refused(
                        "Cannot continue generation %d: its facts were made with %s; run ./govpulse rebuild, or bring back the former rules and release"
                                .formatted(
                                        settings.generation(), String.join(" and ", differences)),
                        null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep the version of the fold in " + file, e);
        }
    }

    private boolean hasRows(Lake lake) {
        try (CloseableIterable<Record> rows =
                IcebergGenerics.read(lake.table(LakeTable.CASE_CHANGES))
                        .where(Expressions.equal("generation", settings.generation()))
                        .select("generation")
                        .build()) {
            return rows.iterator().hasNext();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read cases.changes", e);
        }
    }
}
