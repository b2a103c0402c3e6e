// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.govpulse.ingest.privacy.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuarantineVaultTest {
    private static final Instant AT = Instant.parse("2026-03-02T01:30:00Z");
    private static final byte[] PAYLOAD =
            "{\"data\":{\"applicantId\":\"11010119900307123X\"}}".getBytes(StandardCharsets.UTF_8);

    @TempDir Path home;

    @Test
    void opensWhatItSealedAlsoAfterARestart() throws IOException, GeneralSecurityException {
        QuarantineRecord sealed = vault("a").seal(Unacceptable.body(PAYLOAD, "no JSON"), AT);
        byte[] stored = sealed.toJson();

        assertThat(new String(stored, StandardCharsets.UTF_8))
                .contains("\"reason\":\"no JSON\"", "\"at\":\"2026-03-02T01:30:00Z\"")
                .doesNotContain("11010119900307123X");
        assertThat(vault("a").open(QuarantineRecord.ofJson(stored))).isEqualTo(PAYLOAD);
    }

    @Test
    void doesNotOpenUnderAnotherKeyOrAnotherId() {
        QuarantineRecord sealed = vault("a").seal(Unacceptable.body(PAYLOAD, "no JSON"), AT);
        QuarantineRecord moved =
                new QuarantineRecord(
                        "q-other",
                        sealed.at(),
                        sealed.reason(),
                        sealed.source(),
                        sealed.eventId(),
                        sealed.type(),
                        sealed.payload());

        assertThatThrownBy(() -> vault("b").open(sealed))
                .isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> vault("a").open(moved))
                .isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void givesTheSamePayloadTheSameIdButNotTheSameCiphertext() {
        QuarantineVault vault = vault("a");
        QuarantineRecord first = vault.seal(Unacceptable.body(PAYLOAD, "no JSON"), AT);
        QuarantineRecord second =
                vault.seal(Unacceptable.body(PAYLOAD, "no JSON"), AT.plusSeconds(1));

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.payload()).isNotEqualTo(first.payload());
        assertThat(vault("b").seal(Unacceptable.body(PAYLOAD, "no JSON"), AT).id())
                .isNotEqualTo(first.id());
    }

    private QuarantineVault vault(String name) {
        return new QuarantineVault(new Secrets(home.resolve(name)));
    }
}
