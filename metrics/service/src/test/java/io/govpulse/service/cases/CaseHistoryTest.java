// SPDX-License-Identifier: Apache-2.0
package io.govpulse.service.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class CaseHistoryTest {
    private static final Instant AT = Instant.parse("2011-08-01T00:00:00Z");

    private static Map<String, @Nullable Object> facts(int events, String outcome) {
        Map<String, @Nullable Object> facts = new HashMap<>();
        facts.put("case_id", "city:1");
        facts.put("outcome", outcome);
        facts.put("applicant", "p-1");
        facts.put("events", events);
        facts.put("as_of", AT);
        return facts;
    }

    @Test
    void changesOfOneInstantAndCheckpointAreInTheOrderOfTheirEvents() {
        CaseHistory history = new CaseHistory();
        history.add(facts(3, "denied"), 1, 5);
        history.add(facts(1, "completed"), -1, 5);
        history.add(facts(2, "approved"), -1, 5);
        history.add(facts(2, "approved"), 1, 5);
        history.add(facts(1, "completed"), 1, 5);
        CaseHistory.Net net = history.net();
        assertThat(net.facts().orElseThrow()).containsEntry("outcome", "denied");
        assertThat(net.changes())
                .extracting(change -> change.changed().get(change.changed().size() - 2).to())
                .containsExactly("completed", "approved", "denied");
    }

    @Test
    void aGapBetweenTakingBackAndAddingIsShown() {
        CaseHistory history = new CaseHistory();
        history.add(facts(1, "completed"), 1, 5);
        history.add(facts(1, "completed"), -1, 6);
        history.add(facts(3, "completed"), 1, 9);
        CaseHistory.Net net = history.net();
        assertThat(net.changes())
                .extracting(CaseFile.Change::checkpoint)
                .containsExactly(5L, 6L, 9L);
        assertThat(net.changes().get(1).asOf()).isEqualTo(Optional.empty());
        assertThat(net.changes().get(2).changed())
                .contains(new CaseFile.Difference("outcome", null, "completed"));
    }

    @Test
    void thePseudonymDecidesNothingThatIsShown() {
        CaseHistory history = new CaseHistory();
        history.add(facts(1, "completed"), 1, 5);
        CaseHistory.Net net = history.net();
        assertThat(net.facts().orElseThrow()).doesNotContainKey("applicant");
        assertThat(net.changes().get(0).changed())
                .extracting(CaseFile.Difference::column)
                .doesNotContain("applicant");
    }

    @Test
    void rowsThatDoNotNetAreNeverShownAsFacts() {
        CaseHistory twice = new CaseHistory();
        twice.add(facts(1, "completed"), 1, 5);
        twice.add(facts(2, "denied"), 1, 6);
        assertThatThrownBy(twice::net).hasMessage("two rows are effective at once");
        CaseHistory never = new CaseHistory();
        never.add(facts(1, "completed"), -1, 5);
        assertThatThrownBy(never::net).hasMessage("a row is taken back that was never added");
    }
}
