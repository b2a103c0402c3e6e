package io.govpulse.service;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The bytes of an answer, written once, so that they are the same whenever they are sent.
 *
 * @param json the bytes
 * @param tag what names them, for conditional requests
 */
record Body(byte[] json, String tag) {
    static Body of(byte[] json) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(json);
            // Weak, because the same answer also travels compressed.
            return new Body(json, "W/\"" + HexFormat.of().formatHex(digest) + "\"");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }
}
