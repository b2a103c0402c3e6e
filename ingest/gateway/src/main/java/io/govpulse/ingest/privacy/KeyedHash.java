// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.privacy;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA-256 under one key of 256 bits: equal input gives equal hashes, and none can be undone.
 */
public final class KeyedHash {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final SecretKey key;

    private KeyedHash(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /**
     * Hashes under the key of this name, which is made at first use.
     *
     * @throws KeyFileException when the key file cannot be used
     */
    public static KeyedHash under(Secrets secrets, String keyName) {
        String text = secrets.text(keyName, KeyedHash::freshKey);
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            bytes = new byte[0];
        }
        if (bytes.length != KEY_BYTES) {
            throw new KeyFileException(
                    "Cannot use key file "
                            + keyName
                            + ": it is damaged; restore it from the backup");
        }
        return new KeyedHash(bytes);
    }

    private static String freshKey() {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Returns the hash as 64 lower-case hexadecimal digits. */
    public String hash(byte[] input) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(input));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JVM has " + ALGORITHM, e);
        }
    }
}
