// SPDX-License-Identifier: Apache-2.0
package io.govpulse.service.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.govpulse.indicator.Label;
import io.govpulse.indicator.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnitsTest {
    private static final String REGISTER =
            """
            level,code,zh,en
            department,D1,住房和城乡建设局,"Housing, Construction"
            county,411523000000,新县,Xin County
            """;

    @TempDir Path directory;

    @Test
    void unitsOfALevelHaveTheNamesOfTheRegister() throws IOException {
        assertThat(load(REGISTER).of(Level.DEPARTMENT))
                .containsExactly(
                        new Units.NamedUnit("D1", new Label("住房和城乡建设局", "Housing, Construction")));
        assertThat(load(REGISTER).of(Level.ITEM)).isEmpty();
        assertThat(Units.none().of(Level.DEPARTMENT)).isEmpty();
    }

    @Test
    void aRegisterThatCannotBeReadIsRefusedWithItsRow() {
        refused(REGISTER.replace("level,code", "code,level"), "its header is [code, level");
        refused(REGISTER.replace("county,", "moon,"), "row 2: Cannot find level: 'moon'");
        refused(REGISTER + "department,D1,局,Bureau\n", "row 3: unit D1 is given twice");
        refused(REGISTER.replace("新县", ""), "row 2: Cannot accept text");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Units.load(directory.resolve("none.csv")))
                .withMessageContaining("no such file")
                .withMessageContaining("columns level, code, zh, en");
    }

    private void refused(String register, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> load(register))
                .withMessageContaining(reason);
    }

    private Units load(String register) throws IOException {
        return Units.load(Files.writeString(directory.resolve("units.csv"), register));
    }
}
