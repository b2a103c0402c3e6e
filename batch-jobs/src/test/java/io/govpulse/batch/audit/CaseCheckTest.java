// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.event.Event;
import io.govpulse.event.EventCodec;
import io.govpulse.event.EventData;
import io.govpulse.rules.Rules;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CaseCheckTest {
    private static final Instant AT = Instant.parse("2026-03-02T08:00:00Z");

    private final CaseCheck check = new CaseCheck(Rules.standard(), AT);

    @Test
    void aCaseThatCannotBeFoldedIsNamedAndEndsNoAudit() {
        assertThat(check.check("test:1", List.of(stored("1"), stored("2")), Map.of()))
                .containsExactly(
                        new Finding(
                                Finding.Kind.CASE_SET_ASIDE,
                                "test:1",
                                "2 raw events cannot be folded: Cannot fold events of different cases: [test:1, test:2]; expected one case (IllegalArgumentException)"));
        assertThat(check.check("test:1", List.of(stored("1")), Map.of()))
                .extracting(Finding::kind)
                .containsExactly(Finding.Kind.FACT_MISSING);
    }

    private static CaseCheck.StoredEvent stored(String number) {
        byte[] body =
                EventCodec.encode(
                        new Event(
                                "test",
                                number + "/voided",
                                number,
                                AT,
                                0,
                                new EventData.Voided(Optional.empty())));
        return new CaseCheck.StoredEvent(
                number + "/voided",
                new String(body, StandardCharsets.UTF_8),
                EventCodec.contentHash(body),
                AT);
    }
}
