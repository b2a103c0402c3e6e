// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.memory;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The hash by which an import is known again. */
public final class Fingerprint {
    private Fingerprint() {}

    /**
     * Returns the SHA-256 of the bytes of these files, in hexadecimal digits.
     *
     * @throws IOException when one cannot be read
     */
    public static String of(Path... files) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (OutputStream digesting =
                    new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
                for (Path file : files) {
                    try (InputStream in = Files.newInputStream(file)) {
                        in.transferTo(digesting);
                    }
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }
}
