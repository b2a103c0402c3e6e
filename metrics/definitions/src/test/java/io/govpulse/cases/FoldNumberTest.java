// SPDX-License-Identifier: Apache-2.0
package io.govpulse.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.cases.table.FactRow;
import io.govpulse.event.Event;
import io.govpulse.event.EventCodec;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.RandomGenerator;

/** Holds the number of the fold to the facts of two thousand cases, always the same. */
class FoldNumberTest {
    private static final int CASES = 2_000;

    @Example
    void anotherFoldHasAnotherNumber() throws Exception {
        Random random = new Random(20_261_128);
        RandomGenerator<List<Event>> cases = generator(RandomCases.wildVersions());
        RandomGenerator<Instant> times = generator(RandomCases.times());
        ByteArrayOutputStream facts = new ByteArrayOutputStream();
        for (int i = 0; i < CASES; i++) {
            List<Event> events = cases.next(random).value();
            Instant now = times.next(random).value();
            facts.write(
                    FactRow.encodeAll(
                            CaseFacts.of(events, CaseEvents.RULES, now)
                                    .map(FactRow::allOf)
                                    .orElse(List.of())));
        }

        assertThat(CaseFacts.FOLD + " " + EventCodec.contentHash(facts.toByteArray()))
                .as(
                        "the facts of the same events have changed: raise CaseFacts.FOLD, so that no"
                                + " generation goes on under two folds, and put the new hash here")
                .isEqualTo("2 9619f3ebc5663a23c128bd5dda3aceff4823da134e26a92052e5a8b61edf39c1");
    }

    private static <T> RandomGenerator<T> generator(Arbitrary<T> arbitrary) {
        return arbitrary.generator(CASES, false);
    }
}
