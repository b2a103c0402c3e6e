// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.demo.city;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CreditCodeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "12441500196720244T",
                "11370900MB28449441",
                "11370900004341048Y",
                "11330800MB0R57773W"
            })
    void whatIsInUseIsValid(String code) {
        assertThat(CreditCode.isValid(code)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12441500196720245T",
                "12441500196720244U",
                "1244150019672024T",
                "12441500196720244I"
            })
    void oneWrongCharacterIsFound(String code) {
        assertThat(CreditCode.isValid(code)).isFalse();
    }

    @Test
    void whatIsMadeIsValid() {
        for (int serial = 0; serial < 20_000; serial += 7) {
            assertThat(CreditCode.isValid(CreditCode.of("11", "490100", serial))).isTrue();
        }
    }
}
