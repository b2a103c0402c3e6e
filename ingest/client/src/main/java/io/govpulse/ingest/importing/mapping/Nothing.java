// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.mapping;

import io.govpulse.ingest.importing.file.CellText;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The words by which a source says that there is nothing. A date among them also stands for its
 * midnight, as databases write it.
 */
final class Nothing {
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
                            "1900-01-01"));

    private final Set<String> words;
    private final int longest;

    Nothing(Collection<String> words) {
        this.words =
                words.stream()
                        .map(CellText::visible)
                        .map(word -> word.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet());
        this.longest =
                this.words.stream().mapToInt(String::length).max().orElse(0)
                        + " 00:00:00.000000".length();
    }

    /** Whether this text, which people see, is such a word; large and small letters are alike. */
    boolean isWord(String text) {
        if (text.length() > longest) {
            return false;
        }
        String word = text.toLowerCase(Locale.ROOT);
        return words.contains(word) || words.contains(RowTimes.withoutMidnight(text));
    }
}
