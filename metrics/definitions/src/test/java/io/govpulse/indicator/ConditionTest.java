package io.govpulse.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConditionTest {

    @Test
    void readsAColumnAndItsOpposite() {
        assertThat(Condition.parse("online")).isEqualTo(new Condition("online", true));
        assertThat(Condition.parse("not online")).isEqualTo(new Condition("online", false));
        assertThat(Condition.parse("notified")).isEqualTo(new Condition("notified", true));
    }

    @Test
    void isWrittenInSqlAsItIsRead() {
        assertThat(Condition.parse("online").sql()).isEqualTo("online");
        assertThat(Condition.parse("not online").sql()).isEqualTo("not online");
    }
}
