// SPDX-License-Identifier: Apache-2.0
package io.govpulse.service.unit;

import io.govpulse.indicator.Label;
import io.govpulse.indicator.Level;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * The register of units' names for people: a CSV file in UTF-8 with the columns {@code level, code,
 * zh, en}. For reading only; figures and rankings know codes.
 */
public final class Units {
    private static final String[] COLUMNS = {"level", "code", "zh", "en"};

    /**
     * A unit and its name.
     *
     * @param code its code
     * @param label its name for people
     */
    record NamedUnit(String code, Label label) {}

    private final Map<Level, List<NamedUnit>> byLevel = new EnumMap<>(Level.class);

    private Units() {}

    /** Returns an empty register: every unit is called by its code. */
    public static Units none() {
        return new Units();
    }

    /**
     * Reads a register.
     *
     * @throws IllegalArgumentException when it cannot be read; the message names the file, the line
     *     and what is expected
     */
    public static Units load(Path file) {
        Units units = new Units();
        CSVFormat format =
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .setIgnoreEmptyLines(true)
                        .get();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                CSVParser rows = format.parse(reader)) {
            if (!rows.getHeaderNames().equals(List.of(COLUMNS))) {
                throw unreadable(file, "its header is " + rows.getHeaderNames(), null);
            }
            Set<String> seen = new HashSet<>();
            for (CSVRecord row : rows) {
                units.add(file, row, seen);
            }
        } catch (NoSuchFileException e) {
            throw unreadable(file, "no such file", e);
        } catch (IOException e) {
            throw unreadable(file, e.toString(), e);
        }
        return units;
    }

    private void add(Path file, CSVRecord row, Set<String> seen) {
        try {
            Level level = Level.of(row.get("level"));
            String code = row.get("code");
            if (!seen.add(level + " " + code)) {
                throw new IllegalArgumentException("unit " + code + " is given twice");
            }
            byLevel.computeIfAbsent(level, of -> new ArrayList<>())
                    .add(new NamedUnit(code, new Label(row.get("zh"), row.get("en"))));
        } catch (IllegalArgumentException e) {
            throw unreadable(file, "row " + row.getRecordNumber() + ": " + e.getMessage(), e);
        }
    }

    private static IllegalArgumentException unreadable(
            Path file, String reason, @Nullable Exception cause) {
        return new IllegalArgumentException(
                "Cannot read the register of units %s: %s; expected CSV in UTF-8 with the columns %s"
                        .formatted(file, reason, String.join(", ", COLUMNS)),
                cause);
    }

    /** Returns the units of a level, in the order of the register; empty where it names none. */
    List<NamedUnit> of(Level level) {
        return List.copyOf(byLevel.getOrDefault(level, List.of()));
    }
}
