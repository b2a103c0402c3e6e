// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "12441500196720244T",
                "12441500196720244T\u00A0",
                "12441500196720244T\u200B",
                "\uFEFF12441500196720244T",
                "１２４４１５００１９６７２０２４４Ｔ",
                "'12441500196720244T",
                "=\"12441500196720244T\"",
                "'12441500196720244T",
                "\t12441500196720244T",
                "\u001F12441500196720244T",
                "12441500196720244T\u3000",
                "\u202D12441500196720244T\u202C"
            })
    void showsOneCodeHoweverItIsWritten(String raw) {
        assertThat(CellText.visible(raw)).isEqualTo("12441500196720244T");
    }

    @Test
    void keepsCodesOfEveryLength() {
        for (String code :
                new String[] {
                    "411523199003070018", "0001", "1244150019672024412440115001000", "007/1", "a b"
                }) {
            assertThat(CellText.visible(code)).isEqualTo(code);
        }
        assertThat(CellText.visible("41152319900307001x")).isEqualTo("41152319900307001X");
    }

    @Test
    void keepsNamesThatBeginWithAnApostropheAndSmallLetters() {
        assertThat(CellText.visible("'s-Hertogenbosch")).isEqualTo("'s-Hertogenbosch");
        assertThat(CellText.visible("9e107d9d372bb6826bd81d3542a419d6"))
                .isEqualTo("9e107d9d372bb6826bd81d3542a419d6");
        assertThat(CellText.visible(" 民政局\n（本级） ")).isEqualTo("民政局 (本级)");
        assertThat(CellText.visible("\u200B \u00A0")).isEmpty();
    }

    @Test
    void knowsNumbersThatASpreadsheetProgramHasRounded() {
        for (String rounded : new String[] {"2.02603E+13", "4,11523e+17", "1E+30"}) {
            assertThat(CellText.isRoundedNumber(rounded)).as(rounded).isTrue();
        }
        for (String code : new String[] {"E+13", "1E10", "12E+", "20260302", "A1.5E+13"}) {
            assertThat(CellText.isRoundedNumber(code)).as(code).isFalse();
        }
    }
}
