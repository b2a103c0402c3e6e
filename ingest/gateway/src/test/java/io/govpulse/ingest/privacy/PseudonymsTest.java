// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.govpulse.event.InvalidEventException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PseudonymsTest {
    private static final String IDENTITY = "11010119900307123X";

    @TempDir Path home;

    @Test
    void staysTheSameForTheSameIdentityAndAfterARestart() {
        String pseudonym = new Pseudonyms(secrets("a")).of(IDENTITY);

        assertThat(pseudonym).matches("p1\\.[0-9a-f]{64}");
        assertThat(new Pseudonyms(secrets("a")).of(IDENTITY)).isEqualTo(pseudonym);
    }

    @Test
    void doesNotDependOnHowASourceWritesTheIdentity() {
        Pseudonyms pseudonyms = new Pseudonyms(secrets("a"));

        assertThat(pseudonyms.of(" 110101 19900307 123x\u3000")).isEqualTo(pseudonyms.of(IDENTITY));
        assertThat(pseudonyms.of("11010119900307123X")).isEqualTo(pseudonyms.of(IDENTITY));
    }

    @Test
    void differsForOtherIdentitiesAndUnderOtherKeys() {
        Pseudonyms pseudonyms = new Pseudonyms(secrets("a"));

        assertThat(pseudonyms.of("110101199003071230")).isNotEqualTo(pseudonyms.of(IDENTITY));
        assertThat(new Pseudonyms(secrets("b")).of(IDENTITY)).isNotEqualTo(pseudonyms.of(IDENTITY));
    }

    @Test
    void refusesAnIdentityOfNothingButSpaces() {
        assertThatThrownBy(() -> new Pseudonyms(secrets("a")).of(" \t"))
                .isInstanceOf(InvalidEventException.class)
                .hasMessage("Cannot accept data.applicantId: it is empty; leave it out or fill it");
    }

    private Secrets secrets(String name) {
        return new Secrets(home.resolve(name));
    }
}
