// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.mapping;

import io.govpulse.ingest.importing.file.CellText;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The words by which a source says that there is nothing. A day among them stands for that day in
 * every way of writing it, and for its midnight, as databases write it.
 */
final class Nothing {
    /** A day with the year first, and perhaps its midnight; 0000-00-00 is none of the calendar. */
    private static final Pattern DAY =
            Pattern.compile(
                    "(\\d{4})(?:-(\\d{1,2})-(\\d{1,2})|/(\\d{1,2})/(\\d{1,2})"
                            + "|\\.(\\d{1,2})\\.(\\d{1,2})|年(\\d{1,2})月(\\d{1,2})日)"
                            + "(?:[T ]0{1,2}:00(?::00(?:[.,]0{1,9})?)?"
                            + " ?(?:Z|[+-]\\d{2}(?::?\\d{2})?)?)?");

    private static final int YEAR_DIGITS = 4;
    private static final int LONGEST_DAY = "0000年00月00日 00:00:00.000000000 +00:00".length();

    /** What no source means otherwise; of dates, those before all that the contract accepts. */
    static final Nothing STANDARD =
            new Nothing(
                    List.of(
                            "—",
                            "——",
                            "-",
                            "--",
                            "---",
                            "/",
                            "无",
                            "暂无",
                            "null",
                            "\\N",
                            "N/A",
                            "0000-00-00",
                            "0001-01-01",
                            "1900-01-00",
                            "1900-01-01"));

    private final Set<String> words;
    private final Set<String> years;
    private final int longest;

    Nothing(Collection<String> words) {
        this.words =
                words.stream()
                        .map(CellText::visible)
                        .map(Nothing::oneForm)
                        .collect(Collectors.toUnmodifiableSet());
        this.years =
                this.words.stream()
                        .filter(word -> DAY.matcher(word).matches())
                        .map(Nothing::year)
                        .collect(Collectors.toUnmodifiableSet());
        this.longest =
                Math.max(
                        years.isEmpty() ? 0 : LONGEST_DAY,
                        this.words.stream().mapToInt(String::length).max().orElse(0));
    }

    /** Whether this text, which people see, is such a word; large and small letters are alike. */
    boolean isWord(String text) {
        if (text.length() > longest) {
            return false;
        }
        return words.contains(text.toLowerCase(Locale.ROOT))
                || (years.contains(year(text)) && words.contains(oneForm(text)));
    }

    private static String year(String text) {
        return text.substring(0, Math.min(text.length(), YEAR_DIGITS));
    }

    /** A day as 1900-01-01, however it is written; any other word in small letters. */
    private static String oneForm(String word) {
        Matcher day = DAY.matcher(word);
        if (!day.matches()) {
            return word.toLowerCase(Locale.ROOT);
        }
        int month = 2;
        while (day.group(month) == null) {
            month += 2;
        }
        return day.group(1)
                + "-"
                + twoDigits(day.group(month))
                + "-"
                + twoDigits(day.group(month + 1));
    }

    private static String twoDigits(String number) {
        return number.length() == 1 ? "0" + number : number;
    }
}
