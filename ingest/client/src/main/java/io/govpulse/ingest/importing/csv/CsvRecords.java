// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.csv;

import io.govpulse.ingest.importing.file.TextLines;
import io.govpulse.ingest.importing.file.TextLines.Line;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The records of a CSV, each parsed for itself: a quote that is not doubled, or is never closed,
 * damages its line and no other. A cell goes over several lines where that makes a sound record of
 * at least the header's width; otherwise its first line is the damaged one.
 */
final class CsvRecords {
    private static final int MOST_LINES = 1_000;
    private static final String DAMAGE =
            "line %d has a quote that neither stands around a cell nor is doubled within it; write"
                    + " \"\" for it in the source, or say 'quotes: none' in the mapping if the file"
                    + " puts no cell in quotes";

    private final TextLines lines;
    private final CSVFormat rfc4180;
    private final char separator;
    private final boolean quoted;
    private final Deque<Line> ahead = new ArrayDeque<>();
    private int width;
    private long number;

    CsvRecords(TextLines lines, char separator, boolean quoted) {
        this.lines = lines;
        this.separator = separator;
        this.quoted = quoted;
        this.rfc4180 = CSVFormat.RFC4180.builder().setDelimiter(separator).get();
    }

    /**
     * One record.
     *
     * @param number of the row, as a spreadsheet program counts it
     * @param line on which it begins
     * @param cells of it; where it is damaged, what stands between separators
     * @param damage what is wrong with it
     */
    record CsvRecord(long number, long line, List<String> cells, Optional<String> damage) {
        boolean isBlank() {
            return damage.isEmpty() && cells.stream().allMatch(String::isBlank);
        }
    }

    /** Sets how many cells a record over several lines has at least. */
    void expect(int cells) {
        width = cells;
    }

    /** The number of the last record. */
    long number() {
        return number;
    }

    /** The next record; empty at the end. */
    Optional<CsvRecord> next() throws IOException {
        Optional<Line> first = line();
        if (first.isEmpty()) {
            return Optional.empty();
        }
        number++;
        Line line = first.get();
        if (line.damage().isPresent()) {
            return Optional.of(damaged(line, line.damage().get()));
        }
        Optional<List<String>> cells = overSeveralLines(line).or(() -> parsed(line.text()));
        return Optional.of(
                cells.map(all -> new CsvRecord(number, line.number(), all, Optional.empty()))
                        .orElseGet(() -> damaged(line, DAMAGE.formatted(line.number()))));
    }

    /** The cells between separators: what the record would have been can be told by them. */
    private CsvRecord damaged(Line line, String damage) {
        return new CsvRecord(number, line.number(), split(line.text()), Optional.of(damage));
    }

    private Optional<Line> line() throws IOException {
        return ahead.isEmpty() ? lines.next() : Optional.of(ahead.poll());
    }

    /**
     * The record that begins on this line and ends on a later one; the lines stay when it fails.
     */
    private Optional<List<String>> overSeveralLines(Line first) throws IOException {
        if (!quoted || !opensCell(first.text())) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder(first.text());
        List<Line> taken = new ArrayList<>();
        while (taken.size() < MOST_LINES) {
            Optional<Line> more = line();
            if (more.isEmpty()) {
                break;
            }
            taken.add(more.get());
            if (more.get().damage().isPresent()) {
                break;
            }
            text.append('\n').append(more.get().text());
            if (opensCell(more.get().text())) {
                Optional<List<String>> cells = parsed(text.toString());
                if (cells.isPresent() && cells.get().size() >= width) {
                    return cells;
                }
                break;
            }
        }
        for (int i = taken.size() - 1; i >= 0; i--) {
            ahead.addFirst(taken.get(i));
        }
        return Optional.empty();
    }

    /** Whether a cell is open at its end that was not at its beginning, or the other way round. */
    private static boolean opensCell(String line) {
        return line.chars().filter(c -> c == '"').count() % 2 == 1;
    }

    private Optional<List<String>> parsed(String text) {
        if (!quoted || text.indexOf('"') < 0) {
            return Optional.of(split(text));
        }
        try (CSVParser parser = CSVParser.parse(text, rfc4180)) {
            List<CSVRecord> records = parser.getRecords();
            return records.size() == 1 ? Optional.of(records.get(0).toList()) : Optional.empty();
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private List<String> split(String text) {
        List<String> cells = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
            cells.add(text.substring(from, at));
            from = at + 1;
        }
        cells.add(text.substring(from));
        return cells;
    }
}
