// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.batch.refresh.ChangedSpans.Span;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangedSpansTest {

    private static Span span(int from, int until) {
        return new Span(LocalDate.of(2024, 1, from), LocalDate.of(2024, 1, until));
    }

    @Test
    void spansThatOverlapOrTouchBecomeOne() {
        assertThat(ChangedSpans.merge(List.of(span(9, 12), span(1, 5), span(3, 4), span(5, 7))))
                .containsExactly(span(1, 7), span(9, 12));
    }

    @Test
    void nothingMovedIsNoSpan() {
        assertThat(ChangedSpans.merge(List.of())).isEmpty();
    }
}
