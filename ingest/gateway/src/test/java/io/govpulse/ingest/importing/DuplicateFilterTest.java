package io.govpulse.ingest.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.ingest.importing.DuplicateFilter.Telling;
import org.junit.jupiter.api.Test;

class DuplicateFilterTest {
    @Test
    void tellsRepetitionsFromContradictionsHoweverFarApart() {
        DuplicateFilter told = new DuplicateFilter();
        for (int i = 0; i < 100_000; i++) {
            assertThat(told.tell("id-" + i, "content")).isEqualTo(Telling.FIRST);
        }

        assertThat(told.tell("id-0", "content")).isEqualTo(Telling.REPEATED);
        assertThat(told.tell("id-0", "other")).isEqualTo(Telling.CONTRADICTING);
        assertThat(told.tell("id-99999", "content")).isEqualTo(Telling.REPEATED);
        assertThat(told.forgetful()).isFalse();
    }

    @Test
    void forgetsWhatItCannotHoldAndSaysSo() {
        DuplicateFilter told = new DuplicateFilter(2);
        told.tell("a", "content");
        told.tell("b", "content");
        assertThat(told.forgetful()).isFalse();
        told.tell("c", "content");

        assertThat(told.forgetful()).isTrue();
        assertThat(told.tell("a", "content")).isEqualTo(Telling.FIRST);
        assertThat(told.tell("c", "content")).isEqualTo(Telling.REPEATED);
    }
}
