// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.batch.TestLake;
import io.govpulse.lake.Lake;
import io.govpulse.lake.LakeTable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.junit.jupiter.api.Test;

class PublicationIT {
    private static final int ATTEMPTS = 4;
    private static final int ROUNDS = 5;

    private final Lake lake = TestLake.fresh();

    private RefreshAttempt.Base base() {
        return new RefreshAttempt.Base(
                new PublishedRefreshes(lake).read(), 1, LocalDate.of(2024, 3, 10), true);
    }

    private static RefreshRow row(long sequence, String refresh) {
        return new RefreshRow(
                sequence,
                refresh,
                Instant.EPOCH,
                1,
                7,
                "definitions",
                "rules",
                Optional.of(1L),
                Optional.empty(),
                Optional.of(Instant.parse("9999-12-31T23:59:59.999999Z")),
                LocalDate.of(2024, 3, 10),
                5,
                new RefreshCost(1, 2, 3, 4, 5, 6));
    }

    @Test
    void ofManyThatBeganAtTheSameRefreshOneIsPublishedEachTime() throws Exception {
        CyclicBarrier together = new CyclicBarrier(ATTEMPTS);
        ExecutorService threads = Executors.newFixedThreadPool(ATTEMPTS);
        try {
            for (int round = 1; round <= ROUNDS; round++) {
                long sequence = round;
                RefreshAttempt.Base base = base();
                assertThat(base.sequence()).isEqualTo(round - 1);
                List<Future<Boolean>> attempts = new ArrayList<>();
                for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                    RefreshRow row = row(sequence, sequence + "-" + attempt);
                    attempts.add(
                            threads.submit(
                                    () -> {
                                        Publication publication = new Publication(lake, base);
                                        List<DataFile> files = publication.write(row);
                                        together.await(1, TimeUnit.MINUTES);
                                        return publication.publish(row.refresh(), files);
                                    }));
                }
                int published = 0;
                for (Future<Boolean> attempt : attempts) {
                    published += attempt.get(2, TimeUnit.MINUTES) ? 1 : 0;
                }
                assertThat(published).isEqualTo(1);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(base().published().ids().keySet()).containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void whatUpkeepDoesMeanwhileDoesNotDisturb() {
        RefreshRow first = row(1, "1-a");
        Publication begin = new Publication(lake, base());
        assertThat(begin.publish("1-a", begin.write(first))).isTrue();
        Publication next = new Publication(lake, base());
        List<DataFile> files = next.write(row(2, "2-a"));
        // The same rows in another file, as compaction writes them.
        Table table = lake.table(LakeTable.REFRESHES);
        DataFile old = table.newScan().planFiles().iterator().next().file();
        List<DataFile> again = new Publication(lake, base()).write(first);
        table.newRewrite().deleteFile(old).addFile(again.get(0)).commit();
        assertThat(next.publish("2-a", files)).isTrue();
    }

    @Test
    void aRowIsReadAsItWasWritten() {
        RefreshRow row = row(1, "1-a");
        Publication publication = new Publication(lake, base());
        publication.publish("1-a", publication.write(row));
        assertThat(new PublishedRefreshes(lake).read().last()).contains(row);
    }
}
