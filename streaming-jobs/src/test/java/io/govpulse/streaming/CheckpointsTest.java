// SPDX-License-Identifier: Apache-2.0
package io.govpulse.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {
    private static final int CHECKPOINTS = 2_000;

    @TempDir private Path directory;

    @Test
    void findsTheNewestCompleteOneOfAllRuns() throws IOException {
        assertThat(Checkpoints.newest(directory.resolve("missing"))).isEmpty();
        complete("one", 9);
        Path newest = complete("two", 10);
        Files.createDirectories(directory.resolve("two/chk-11"));
        Files.createDirectories(directory.resolve("two/shared"));
        Files.writeString(directory.resolve("note"), "a file");

        assertThat(Checkpoints.newest(directory)).contains(newest);
    }

    @Test
    void looksWhileTheStreamRemovesOldOnes() {
        CompletableFuture<Void> stream = CompletableFuture.runAsync(this::makeAndRemove);
        long last = 0;
        while (!stream.isDone()) {
            last =
                    Math.max(
                            last,
                            Checkpoints.newest(directory).map(Checkpoints::number).orElse(0L));
        }
        stream.join();

        assertThat(last).isPositive();
        assertThat(Checkpoints.newest(directory).map(Checkpoints::number))
                .contains((long) CHECKPOINTS);
    }

    private void makeAndRemove() {
        try {
            for (int number = 1; number <= CHECKPOINTS; number++) {
                complete("run", number);
                if (number > 1) {
                    Path old = directory.resolve("run/chk-" + (number - 1));
                    Files.delete(old.resolve("_metadata"));
                    Files.delete(old);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path complete(String run, int number) throws IOException {
        Path checkpoint = Files.createDirectories(directory.resolve(run + "/chk-" + number));
        Files.writeString(checkpoint.resolve("_metadata"), "");
        return checkpoint;
    }
}
