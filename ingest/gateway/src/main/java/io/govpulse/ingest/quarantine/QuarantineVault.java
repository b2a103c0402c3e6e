// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.quarantine;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.govpulse.ingest.privacy.KeyFileException;
import io.govpulse.ingest.privacy.KeyedHash;
import io.govpulse.ingest.privacy.Secrets;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;

/**
 * The encryption of what goes into quarantine (AES-256-GCM). A payload is bound to its entry: moved
 * under another id it does not open.
 */
public final class QuarantineVault {
    private static final String KEYSET_NAME = "quarantine.keyset.json";
    private static final String ID_KEY_NAME = "quarantine-ids.key";
    private static final int ID_DIGITS = 24;

    private final Aead aead;
    private final KeyedHash ids;

    /**
     * Takes the keys of this directory, which are made at first use.
     *
     * @throws KeyFileException when a key file cannot be used
     */
    public QuarantineVault(Secrets secrets) {
        try {
            AeadConfig.register();
            this.aead =
                    TinkJsonProtoKeysetFormat.parseKeyset(
                                    secrets.text(KEYSET_NAME, QuarantineVault::freshKeyset),
                                    InsecureSecretKeyAccess.get())
                            .getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new KeyFileException(
                    "Cannot use key file "
                            + KEYSET_NAME
                            + ": it is damaged; restore it from the backup");
        }
        this.ids = KeyedHash.under(secrets, ID_KEY_NAME);
    }

    /** Whether this directory holds a key to open with: with a new one nothing opens. */
    static boolean hasKey(Path secrets) {
        return Files.exists(secrets.resolve(KEYSET_NAME));
    }

    private static String freshKeyset() {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeyset(
                    KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM),
                    InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Tink makes AES-256-GCM keys everywhere", e);
        }
    }

    /** Returns the entry for this event or body, its payload encrypted. */
    public QuarantineRecord seal(Unacceptable unacceptable, Instant at) {
        String id = "q-" + ids.hash(unacceptable.payload()).substring(0, ID_DIGITS);
        try {
            return new QuarantineRecord(
                    id,
                    at,
                    unacceptable.reason(),
                    unacceptable.source(),
                    unacceptable.eventId(),
                    unacceptable.type(),
                    Base64.getEncoder()
                            .encodeToString(
                                    aead.encrypt(
                                            unacceptable.payload(),
                                            id.getBytes(StandardCharsets.UTF_8))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot encrypt for quarantine", e);
        }
    }

    /**
     * Returns the payload in clear.
     *
     * @throws GeneralSecurityException when it was encrypted under another key or was changed
     */
    byte[] open(QuarantineRecord entry) throws GeneralSecurityException {
        return aead.decrypt(
                Base64.getDecoder().decode(entry.payload()),
                entry.id().getBytes(StandardCharsets.UTF_8));
    }
}
