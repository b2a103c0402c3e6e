// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    @TempDir Path home;

    @Test
    void makesAKeyOnceAndForItsOwnerOnly() throws IOException {
        Secrets secrets = new Secrets(home.resolve("secrets"));

        assertThat(secrets.text("a.key", () -> "first")).isEqualTo("first");
        assertThat(secrets.text("a.key", () -> "second")).isEqualTo("first");
        assertThat(permissions(home.resolve("secrets"))).isEqualTo("rwx------");
        assertThat(permissions(home.resolve("secrets/a.key"))).isEqualTo("rw-------");
        assertThat(home.resolve("secrets"))
                .isDirectoryNotContaining(file -> !file.endsWith("a.key"));
    }

    @Test
    void refusesAKeyThatOthersMayRead() throws IOException {
        Secrets secrets = new Secrets(home);
        secrets.text("a.key", () -> "first");
        Files.setPosixFilePermissions(
                home.resolve("a.key"), PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(() -> secrets.text("a.key", () -> "second"))
                .isInstanceOf(KeyFileException.class)
                .hasMessageContaining("others may read it; run chmod 600 on it");
    }

    @Test
    void refusesADamagedKey() {
        Secrets secrets = new Secrets(home);
        secrets.text("applicants.p1.key", () -> "not a key");

        assertThatThrownBy(() -> new Pseudonyms(secrets))
                .hasMessage(
                        "Cannot use key file applicants.p1.key: it is damaged; restore it from the"
                                + " backup");
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
