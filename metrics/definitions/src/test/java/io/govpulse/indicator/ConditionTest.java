// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {

    @Test
    void readsAColumnAndItsOpposite() {
        assertThat(Condition.parse("online")).isEqualTo(new Condition("online", true));
        assertThat(Condition.parse("not online")).isEqualTo(new Condition("online", false));
        assertThat(Condition.parse("notified")).isEqualTo(new Condition("notified", true));
    }

    @Test
    void readsACodeAndItsOpposite() {
        assertThat(Condition.parse("activity_kind=visit"))
                .isEqualTo(new Condition("activity_kind", Optional.of("visit"), true));
        assertThat(Condition.parse("not channel=other"))
                .isEqualTo(new Condition("channel", Optional.of("other"), false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not ", "Online", "kind = visit", "kind='visit'", "a=b=c"})
    void refusesWhatIsNoCondition(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Condition.parse(text))
                .withMessage(
                        "Cannot read condition: '%s'; expected column, not column, column=code or"
                                        .formatted(text)
                                + " not column=code");
    }
}
