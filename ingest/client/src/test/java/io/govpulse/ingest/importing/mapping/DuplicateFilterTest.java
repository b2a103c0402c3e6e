// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.ingest.importing.mapping.DuplicateFilter.Occurrence;
import org.junit.jupiter.api.Test;

class DuplicateFilterTest {
    @Test
    void distinguishesRepetitionsFromContradictionsHoweverFarApart() {
        DuplicateFilter seen = new DuplicateFilter();
        for (int i = 0; i < 100_000; i++) {
            assertThat(seen.add("id-" + i, "content")).isEqualTo(Occurrence.FIRST);
        }

        assertThat(seen.add("id-0", "content")).isEqualTo(Occurrence.REPEATED);
        assertThat(seen.add("id-0", "other")).isEqualTo(Occurrence.CONTRADICTING);
        assertThat(seen.add("id-99999", "content")).isEqualTo(Occurrence.REPEATED);
        assertThat(seen.forgetful()).isFalse();
    }

    @Test
    void forgetsWhatItCannotHoldAndSaysSo() {
        DuplicateFilter seen = new DuplicateFilter(2);
        seen.add("a", "content");
        seen.add("b", "content");
        assertThat(seen.forgetful()).isFalse();
        seen.add("c", "content");

        assertThat(seen.forgetful()).isTrue();
        assertThat(seen.add("a", "content")).isEqualTo(Occurrence.FIRST);
        assertThat(seen.add("c", "content")).isEqualTo(Occurrence.REPEATED);
    }
}
