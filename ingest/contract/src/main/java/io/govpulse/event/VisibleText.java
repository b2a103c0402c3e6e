// SPDX-License-Identifier: Apache-2.0
package io.govpulse.event;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Codes, numbers and names as people see them. Sources write one code with full-width digits,
 * invisible characters or small letters; for people it is one code, so it must be one unit, case or
 * person, whichever way it comes.
 */
public final class VisibleText {
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\uFE00-\\uFE0F]");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

    /**
     * The codes of persons and organisations (GB 11643, GB 32100) and of items, which begin with
     * one. They are written with capital letters.
     */
    private static final Pattern NATIONAL_CODE =
            Pattern.compile(
                    "(?=(?:[^0-9]*[0-9]){8})(?:[0-9A-Za-z]{18}|[0-9A-Za-z]{31}|[0-9A-Za-z]{33})");

    private VisibleText() {}

    /**
     * Returns what people see: in Unicode's form NFKC, without invisible characters (Cf) and spaces
     * at the ends, with one space for several, national codes with capital letters. Its own result
     * is returned as it is. Control characters stay, but for those that are spaces.
     */
    public static String of(String raw) {
        String text = isPlain(raw) ? raw : unified(raw);
        return NATIONAL_CODE.matcher(text).matches() ? text.toUpperCase(Locale.ROOT) : text;
    }

    private static String unified(String raw) {
        String normal = Normalizer.normalize(raw, Normalizer.Form.NFKC);
        String visible = INVISIBLE.matcher(normal).replaceAll("");
        // What was apart only by what is gone may combine now.
        String again = Normalizer.normalize(visible, Normalizer.Form.NFKC);
        return SPACES.matcher(again).replaceAll(" ").strip();
    }

    /** Whether it is of ASCII letters and the like only, as most codes are. */
    private static boolean isPlain(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            if (raw.charAt(i) <= ' ' || raw.charAt(i) >= 0x7F) {
                return false;
            }
        }
        return true;
    }
}
