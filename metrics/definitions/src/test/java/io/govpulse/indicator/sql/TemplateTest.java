// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TemplateTest {

    @Test
    void everyPlaceholderGetsItsValueWhereverItStands() {
        assertThat(
                        Template.of("SELECT ${a} FROM ${b} WHERE ${a} > ${least}")
                                .with("a", "x")
                                .with("b", "t")
                                .with("least", 3)
                                .render())
                .isEqualTo("SELECT x FROM t WHERE x > 3");
    }

    @Test
    void aValueIsPutInAsItIs() {
        assertThat(Template.of("${a}").with("a", "$1 \\ ${a}").render()).isEqualTo("$1 \\ ${a}");
    }

    @Test
    void aPlaceholderWithoutAValueIsNamed() {
        assertThatThrownBy(() -> Template.of("${a} ${b}").with("a", "x").render())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Cannot render ${b}: it has no value");
    }

    @Test
    void aValueWithoutAPlaceholderIsNamed() {
        assertThatThrownBy(() -> Template.of("${a}").with("a", "x").with("c", "y").render())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Cannot render: no placeholder is named [c]");
    }

    @Test
    void aPlaceholderIsFilledOnce() {
        assertThatThrownBy(() -> Template.of("${a}").with("a", "x").with("a", "y"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot fill ${a}: it has a value");
    }
}
