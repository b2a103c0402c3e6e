// SPDX-License-Identifier: Apache-2.0
package io.govpulse.streaming;

import io.govpulse.cases.CaseFacts;
import io.govpulse.cases.table.Column;
import io.govpulse.cases.table.FactKind;
import io.govpulse.event.EventCodec;
import io.govpulse.rules.Rules;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * What the facts of a generation are made by. A generation keeps it in {@code fold.properties} and
 * is continued only by the same.
 *
 * @param rules hash of the rules, see {@link Rules#hash}
 * @param fold number of the fold, see {@link CaseFacts#FOLD}
 * @param state version of the form in which state holds a case, see {@link OpenCase#VERSION}
 * @param columns hash of the names and types of all columns of facts, in order
 */
record FoldVersion(String rules, String fold, String state, String columns) {
    private static final int SHOWN = 12;

    /** The version of this release under these rules. */
    static FoldVersion of(Rules rules) {
        StringBuilder columns = new StringBuilder();
        for (FactKind kind : FactKind.values()) {
            for (Column<?> column : kind.columns()) {
                columns.append(column.name()).append(' ').append(column.type()).append('\n');
            }
        }
        return new FoldVersion(
                rules.contentHash(),
                Integer.toString(CaseFacts.FOLD),
                Byte.toString(OpenCase.VERSION),
                EventCodec.contentHash(columns.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** Reads a file that {@link #write} wrote; what it lacks is empty, so equals nothing. */
    static FoldVersion read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return new FoldVersion(
                properties.getProperty("rules", ""),
                properties.getProperty("fold", ""),
                properties.getProperty("state", ""),
                properties.getProperty("columns", ""));
    }

    /** Writes a file for {@link #read}. */
    void write(Path file) throws IOException {
        Files.writeString(
                file,
                "rules=%s%nfold=%s%nstate=%s%ncolumns=%s%n".formatted(rules, fold, state, columns));
    }

    /** Names each part that differs, with both values; empty when both are the same. */
    List<String> differencesTo(FoldVersion now) {
        List<String> differences = new ArrayList<>();
        compare("other rules", rules, now.rules, differences);
        compare("another fold", fold, now.fold, differences);
        compare("another form of stored cases", state, now.state, differences);
        compare("other columns of facts", columns, now.columns, differences);
        return differences;
    }

    private static void compare(String what, String before, String now, List<String> differences) {
        if (!before.equals(now)) {
            differences.add("%s (%s, now %s)".formatted(what, shortened(before), shortened(now)));
        }
    }

    private static String shortened(String value) {
        return value.length() > SHOWN ? value.substring(0, SHOWN) : value;
    }
}
