// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A second opinion that shares nothing with the platform: it reads only the CSV, compares times as
 * the text they are, and counts.
 */
final class Recount {
    private static final Set<String> ONLINE =
            Set.of("Self Service", "Citizens Connect App", "Twitter");

    /**
     * A row of the file.
     *
     * @param department who handles it
     * @param online whether it came online
     * @param opened opening time as text
     * @param target promised time as text, empty if none
     * @param closed closing time as text, empty if open
     */
    record Row(String department, boolean online, String opened, String target, String closed) {
        boolean decided() {
            return !closed.isEmpty();
        }

        boolean promised() {
            return !target.isEmpty();
        }

        boolean inTime() {
            return decided() && promised() && closed.compareTo(target) <= 0;
        }

        boolean late() {
            return decided() && promised() && closed.compareTo(target) > 0;
        }

        /** Open and past its target when this day ends. */
        boolean openAndLateAtEndOf(String day) {
            String end = day + " 23:59:59";
            return promised()
                    && target.compareTo(end) <= 0
                    && (!decided() || closed.compareTo(end) > 0);
        }
    }

    private final List<Row> rows = new ArrayList<>();

    static Recount of(Path csv) throws IOException {
        Recount recount = new Recount();
        try (BufferedReader reader =
                        new BufferedReader(
                                new InputStreamReader(
                                        csv.toString().endsWith(".gz")
                                                ? new GZIPInputStream(Files.newInputStream(csv))
                                                : Files.newInputStream(csv),
                                        StandardCharsets.UTF_8));
                CSVParser parser =
                        CSVFormat.DEFAULT
                                .builder()
                                .setHeader()
                                .setSkipHeaderRecord(true)
                                .get()
                                .parse(reader)) {
            for (CSVRecord record : parser) {
                recount.rows.add(
                        new Row(
                                record.get("department").strip(),
                                ONLINE.contains(record.get("source").strip()),
                                record.get("open_dt").strip(),
                                record.get("target_dt").strip(),
                                record.get("closed_dt").strip()));
            }
        }
        return recount;
    }

    long count(Predicate<Row> predicate) {
        return rows.stream().filter(predicate).count();
    }

    /** Numerator and denominator of a rate by department. */
    Map<String, long[]> byDepartment(Predicate<Row> numerator, Predicate<Row> denominator) {
        Map<String, long[]> parts = new TreeMap<>();
        for (Row row : rows) {
            long[] part = parts.computeIfAbsent(row.department(), department -> new long[2]);
            part[0] += numerator.test(row) ? 1 : 0;
            part[1] += denominator.test(row) ? 1 : 0;
        }
        return parts;
    }
}
