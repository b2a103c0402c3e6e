// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.batch.TestLake;
import io.govpulse.lake.Lake;
import io.govpulse.lake.LakeTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicationIT {
    private static final int ATTEMPTS = 4;
    private static final int ROUNDS = 10;

    private final Lake lake = TestLake.fresh();

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void attemptsThatBeginAndEndAtOnceAllDo(boolean publishedBefore) throws Exception {
        if (publishedBefore) {
            lake.table(LakeTable.REFRESHES).newFastAppend().commit();
        }
        Optional<Long> base = Publication.main(lake.table(LakeTable.REFRESHES));
        CyclicBarrier together = new CyclicBarrier(ATTEMPTS);
        ExecutorService threads = Executors.newFixedThreadPool(ATTEMPTS);
        try {
            List<Future<?>> attempts = new ArrayList<>();
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                String name = "attempt-" + attempt;
                attempts.add(
                        threads.submit(
                                () -> {
                                    for (int round = 0; round < ROUNDS; round++) {
                                        Publication publication =
                                                base.isPresent()
                                                        ? new Publication(
                                                                lake,
                                                                name + "-" + round,
                                                                base.get())
                                                        : new Publication(lake, name + "-" + round);
                                        together.await(1, TimeUnit.MINUTES);
                                        publication.begin();
                                        publication.end();
                                    }
                                    return null;
                                }));
            }
            for (Future<?> attempt : attempts) {
                attempt.get(2, TimeUnit.MINUTES);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(lake.table(LakeTable.REFRESHES).refs().keySet())
                .isSubsetOf("main")
                .hasSize(publishedBefore ? 1 : 0);
    }

    @Test
    void onlyOneOfTwoThatBeganAtTheSameRefreshIsPublished() {
        Publication one = begun("attempt-one");
        Publication other = begun("attempt-other");
        assertThat(one.swap()).isTrue();
        assertThat(other.swap()).isFalse();
        // A swap whose answer got lost is asked for again.
        assertThat(one.swap()).isTrue();
    }

    private Publication begun(String branch) {
        Publication publication = new Publication(lake, branch);
        publication.begin();
        lake.table(LakeTable.REFRESHES).newFastAppend().toBranch(branch).commit();
        return publication;
    }
}
