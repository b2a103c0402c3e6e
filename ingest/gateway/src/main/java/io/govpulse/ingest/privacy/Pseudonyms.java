// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.privacy;

import io.govpulse.event.InvalidEventException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The keyed pseudonyms of applicants: {@code p1.} and 64 hexadecimal digits. The same identity has
 * the same pseudonym whichever source sends it. The prefix names the key, so that a second key can
 * come beside it.
 */
public final class Pseudonyms {
    private static final String KEY_NAME = "applicants.p1.key";
    private static final String PREFIX = "p1.";
    private static final Pattern IGNORED = Pattern.compile("[\\s\\p{Z}\\p{Cf}]+");

    private final KeyedHash hash;

    /**
     * Takes the key of this directory, which is made at first use.
     *
     * @throws KeyFileException when the key file cannot be used
     */
    public Pseudonyms(Secrets secrets) {
        this.hash = KeyedHash.under(secrets, KEY_NAME);
    }

    /**
     * Returns the pseudonym of this identity.
     *
     * @throws InvalidEventException when nothing is left of it in canonical form; the message does
     *     not repeat it
     */
    public String of(String identity) {
        String canonical = canonical(identity);
        if (canonical.isEmpty()) {
            throw new InvalidEventException(
                    "Cannot accept data.applicantId: it is empty; leave it out or fill it");
        }
        return PREFIX + hash.hash(canonical.getBytes(StandardCharsets.UTF_8));
    }

    /** Sources write the same number with full-width digits, spaces, or a small x at the end. */
    private static String canonical(String identity) {
        String normal = Normalizer.normalize(identity, Normalizer.Form.NFKC);
        return IGNORED.matcher(normal).replaceAll("").toUpperCase(Locale.ROOT);
    }
}
