// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.file;

import io.govpulse.event.VisibleText;
import java.util.regex.Pattern;

/**
 * The text that people see in a cell: {@link VisibleText}, without what makes a spreadsheet program
 * take digits for text.
 */
public final class CellText {
    private static final Pattern CONTROLS = Pattern.compile("\\p{Cc}+");

    /** {@code ="0012"}: a formula that keeps zeros. */
    private static final Pattern TEXT_FORMULA = Pattern.compile("^=\"([^\"]*)\"$");

    /** {@code '0012}: the mark that keeps zeros; a name may begin with one. */
    private static final Pattern MARKED_CODE =
            Pattern.compile("^['\\u2018\\u2019](?=[^ ]*\\d)([0-9A-Za-z._/|-]+)$");

    private static final Pattern ROUNDED = Pattern.compile("\\d{1,3}(?:[.,]\\d+)?[eE]\\+\\d{1,3}");

    private CellText() {}

    /** Returns what people see: empty where there is nothing to be seen. */
    public static String visible(String raw) {
        String text = VisibleText.of(CONTROLS.matcher(raw).replaceAll(" "));
        if (text.startsWith("=")) {
            text = VisibleText.of(TEXT_FORMULA.matcher(text).replaceFirst("$1"));
        }
        if (!text.isEmpty() && "'\u2018\u2019".indexOf(text.charAt(0)) >= 0) {
            text = VisibleText.of(MARKED_CODE.matcher(text).replaceFirst("$1"));
        }
        return text;
    }

    /**
     * Whether it is a number as a spreadsheet program shows one that is too long for it. Its last
     * digits are gone, and many codes have become the same.
     */
    public static boolean isRoundedNumber(String text) {
        return ROUNDED.matcher(text).matches();
    }
}
