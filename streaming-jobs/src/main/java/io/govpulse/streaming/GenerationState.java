// SPDX-License-Identifier: Apache-2.0
package io.govpulse.streaming;

import io.govpulse.lake.CommittedCheckpoints;
import io.govpulse.lake.Lake;
import io.govpulse.lake.LakeTable;
import io.govpulse.process.Generation;
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
        refuseRetired(lake);
        whyNotContinued(rules, lake)
                .ifPresent(
                        reason -> {
                            throw StreamException.lost(
                                    "Cannot continue generation %d: %s"
                                            .formatted(settings.generation(), reason));
                        });
        keepFold(FoldVersion.of(rules));
        return Checkpoints.newest(checkpoints());
    }

    /** Readers would never see what a retired generation writes. */
    private void refuseRetired(Lake lake) {
        PublishedGeneration.of(lake)
                .filter(published -> published > settings.generation())
                .ifPresent(
                        published -> {
                            throw StreamException.refused(
                                    "Cannot continue generation %d: readers see generation %d; remove %s and run ./govpulse up, which reads from the catalog what runs"
                                            .formatted(
                                                    settings.generation(),
                                                    published,
                                                    settings.home().resolve("generation")),
                                    null);
                        });
    }

    /**
     * Returns why this generation can neither begin nor go on under these rules, and the way out;
     * empty when it can.
     */
    Optional<String> whyNotContinued(Rules rules, Lake lake) {
        List<String> differences = differences(FoldVersion.of(rules));
        if (!differences.isEmpty()) {
            return Optional.of(
                    "its facts were made with %s; run ./govpulse rebuild, or bring back the former rules and release"
                            .formatted(String.join(" and ", differences)));
        }
        Optional<Path> newest = Checkpoints.newest(checkpoints());
        if (newest.isEmpty()) {
            return hasRows(lake)
                    ? Optional.of(
                            "its state in %s is lost, but the tables have its facts; run ./govpulse rebuild"
                                    .formatted(checkpoints()))
                    : Optional.empty();
        }
        return RawHistory.whyNotResumed(settings)
                .or(() -> older(Checkpoints.number(newest.get()), lake));
    }

    /** An older state would fold again what was committed after it, and count it twice. */
    private Optional<String> older(long checkpoint, Lake lake) {
        for (LakeTable table : CommittedCheckpoints.streamedTables()) {
            long committed =
                    CommittedCheckpoints.reached(lake.table(table), settings.generation())
                            .orElse(0L);
            if (committed > checkpoint) {
                return Optional.of(
                        "its state in %s is of checkpoint %d, and %s has its rows up to checkpoint %d: an older state was brought back, which would count them twice; bring back the newest state, or run ./govpulse rebuild"
                                .formatted(checkpoints(), checkpoint, table.sqlName(), committed));
            }
        }
        return Optional.empty();
    }

    private List<String> differences(FoldVersion now) {
        Path file = settings.stateDirectory().resolve(Generation.FOLD_FILE);
        try {
            return Files.exists(file) ? FoldVersion.read(file).differencesTo(now) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the version of the fold in " + file, e);
        }
    }

    private void keepFold(FoldVersion now) {
        Path file = settings.stateDirectory().resolve(Generation.FOLD_FILE);
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(settings.stateDirectory());
                now.write(file);
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
