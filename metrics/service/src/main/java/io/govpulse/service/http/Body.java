// SPDX-License-Identifier: Apache-2.0
package io.govpulse.service.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The bytes of an answer, written once, so that they are the same whenever they are sent. */
final class Body {
    private final byte[] json;
    private final String tag;

    Body(byte[] json) {
        this.json = json;
        this.tag = tag(json);
    }

    private static String tag(byte[] json) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(json);
            // Weak, because the same answer also travels compressed.
            return "W/\"" + HexFormat.of().formatHex(digest) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }

    /** The bytes themselves: not copied, and never written to. */
    byte[] json() {
        return json;
    }

    /** The entity tag of the bytes. */
    String tag() {
        return tag;
    }
}
