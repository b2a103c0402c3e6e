// SPDX-License-Identifier: Apache-2.0
package io.govpulse.calendar;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of all that a calendar's answers depend on, whatever it was read from. */
final class CalendarHash {

    private CalendarHash() {}

    static String of(DayRules rules, DayTable table, Notices notices) {
        MessageDigest digest = sha256();
        try (DataOutputStream out =
                new DataOutputStream(
                        new DigestOutputStream(OutputStream.nullOutputStream(), digest))) {
            out.writeUTF(rules.zone().getId());
            out.writeBoolean(rules.lastDayMoves());
            out.writeBoolean(rules.isAroundTheClock());
            out.writeUTF(notices.toString());
            table.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot hash calendar " + rules.id(), e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
