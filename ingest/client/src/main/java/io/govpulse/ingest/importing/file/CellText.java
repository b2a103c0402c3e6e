// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.file;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The text that people see in a cell. Sources write one code with full-width digits, invisible
 * characters or what makes a spreadsheet program take digits for text; for people it is one code,
 * so it must be one unit, case or person.
 */
public final class CellText {
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\uFE00-\\uFE0F]");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");

    /** {@code ="0012"}: a formula that keeps zeros. */
    private static final Pattern TEXT_FORMULA = Pattern.compile("^=\"([^\"]*)\"$");

    /** {@code '0012}: the mark that keeps zeros; a name may begin with one. */
    private static final Pattern MARKED_CODE =
            Pattern.compile("^['\\u2018\\u2019](?=[^ ]*\\d)([0-9A-Za-z._/|-]+)$");

    /**
     * The codes of persons and organisations (GB 11643, GB 32100) and of items, which begin with
     * one. They are written with capital letters.
     */
    private static final Pattern NATIONAL_CODE =
            Pattern.compile(
                    "(?=(?:[^0-9]*[0-9]){8})(?:[0-9A-Za-z]{18}|[0-9A-Za-z]{31}|[0-9A-Za-z]{33})");

    private static final Pattern ROUNDED = Pattern.compile("\\d{1,3}(?:[.,]\\d+)?[eE]\\+\\d{1,3}");

    private CellText() {}

    /** Returns what people see: empty where there is nothing to be seen. */
    public static String visible(String raw) {
        String text = isPlain(raw) ? raw : unified(raw);
        if (text.startsWith("=")) {
            text = TEXT_FORMULA.matcher(text).replaceFirst("$1").strip();
        }
        if (!text.isEmpty() && "'\u2018\u2019".indexOf(text.charAt(0)) >= 0) {
            text = MARKED_CODE.matcher(text).replaceFirst("$1");
        }
        return NATIONAL_CODE.matcher(text).matches() ? text.toUpperCase(Locale.ROOT) : text;
    }

    private static String unified(String raw) {
        String normal = Normalizer.normalize(raw, Normalizer.Form.NFKC);
        String visible = INVISIBLE.matcher(normal).replaceAll("");
        return SPACES.matcher(visible).replaceAll(" ").strip();
    }

    /** Whether it is of ASCII letters and the like only, as most cells are. */
    private static boolean isPlain(String raw) {
        return raw.chars().allMatch(c -> c > ' ' && c < 0x7F);
    }

    /**
     * Whether it is a number as a spreadsheet program shows one that is too long for it. Its last
     * digits are gone, and many codes have become the same.
     */
    public static boolean isRoundedNumber(String text) {
        return ROUNDED.matcher(text).matches();
    }
}
