package io.govpulse.streaming;

import io.govpulse.cases.table.Column;
import io.govpulse.cases.table.FactKind;
import io.govpulse.event.EventCodec;
import io.govpulse.lake.Lake;
import io.govpulse.lake.LakeTable;
import io.govpulse.rules.Rules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;

/**
 * Whether a generation can go on. Lost state, changed rules and another fold are never patched:
 * going on without state would write facts a second time, going on under other rules would mix two
 * truths.
 */
final class GenerationState {
    private final StreamSettings settings;

    GenerationState(StreamSettings settings) {
        this.settings = settings;
    }

    Path checkpoints() {
        return settings.stateDirectory().resolve("checkpoints");
    }

    /**
     * The checkpoint to go on from; empty when the generation begins.
     *
     * @throws IllegalStateException when it cannot go on; the message says what to do
     */
    Optional<Path> checkpointToGoOnFrom(Rules rules, Lake lake) {
        sameRules(rules);
        Optional<Path> newest = Checkpoints.newest(checkpoints());
        if (newest.isEmpty() && hasRows(lake)) {
            throw new IllegalStateException(
                    "Cannot go on with generation %d: its state in %s is lost, but the tables have its facts; run ./govpulse rebuild"
                            .formatted(settings.generation(), checkpoints()));
        }
        return newest;
    }

    private void sameRules(Rules rules) {
        Path file = settings.stateDirectory().resolve("rules.sha256");
        try {
            if (Files.exists(file)) {
                String begunWith = Files.readString(file).strip();
                String now = fold(rules);
                if (!begunWith.equals(now)) {
                    throw new IllegalStateException(
                            "Cannot go on with generation %d: its facts were made under other rules or by another fold (%s, now %s); run ./govpulse rebuild, or bring back the former rules and release"
                                    .formatted(
                                            settings.generation(),
                                            begunWith.substring(0, 12),
                                            now.substring(0, 12)));
                }
            } else {
                Files.createDirectories(settings.stateDirectory());
                Files.writeString(file, fold(rules) + "\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep the hash of the rules in " + file, e);
        }
    }

    /** What the facts are made by: the rules, the columns they fill, the form of stored cases. */
    static String fold(Rules rules) {
        StringBuilder fold = new StringBuilder(rules.hash()).append(OpenCase.VERSION);
        for (FactKind kind : FactKind.values()) {
            for (Column<?> column : kind.columns()) {
                fold.append(' ').append(column.name()).append(' ').append(column.type());
            }
        }
        return EventCodec.contentHash(fold.toString().getBytes(StandardCharsets.UTF_8));
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
