// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.bench;

import io.govpulse.forecast.Observation;
import io.govpulse.forecast.TimeSeries;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV of series: {@code date,value} or {@code series,date,value}, with a line of names above or
 * without. Dates are days (2019-01-31), months (2019-01), quarters (2019-Q1) or weeks (2019-W05). A
 * value left blank is a gap.
 */
final class SeriesFile {
    private static final Pattern MONTH = Pattern.compile("(\\d{4})-(\\d{2})");
    private static final Pattern QUARTER = Pattern.compile("(\\d{4})-?Q([1-4])");
    private static final Pattern WEEK = Pattern.compile("(\\d{4})-W(\\d{1,2})");

    private SeriesFile() {}

    /** Returns its series by name, each with the frequency that its dates show. */
    static List<TimeSeries> read(Path file) {
        Map<String, List<Observation>> byName = new TreeMap<>();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (CSVRecord line : CSVFormat.DEFAULT.parse(reader)) {
                read(line, file, byName);
            }
        } catch (IOException e) {
            throw new BenchmarkException(
                    "Cannot read " + file + ": " + e.getMessage() + "; expected a CSV in UTF-8");
        }
        if (byName.isEmpty()) {
            throw new BenchmarkException(
                    "Cannot read " + file + ": it is empty; expected date,value lines");
        }
        List<TimeSeries> series = new ArrayList<>();
        byName.forEach((name, observations) -> series.add(TimeSeries.of(name, observations)));
        return series;
    }

    private static void read(CSVRecord line, Path file, Map<String, List<Observation>> byName) {
        int columns = line.size();
        if (columns < 2 || columns > 3) {
            throw wrong(line, file, columns + " columns");
        }
        String date = line.get(columns - 2).strip();
        String value = line.get(columns - 1).strip();
        try {
            if (!value.isEmpty()) {
                byName.computeIfAbsent(
                                columns == 3 ? line.get(0).strip() : "series",
                                name -> new ArrayList<>())
                        .add(new Observation(date(date), Double.parseDouble(value)));
            }
        } catch (DateTimeException | NumberFormatException e) {
            if (line.getRecordNumber() > 1) {
                throw wrong(line, file, date + "," + value);
            }
            // The line of names.
            byName.clear();
        }
    }

    private static BenchmarkException wrong(CSVRecord line, Path file, String what) {
        return new BenchmarkException(
                "Cannot read line %d of %s: %s; expected date,value or series,date,value"
                        .formatted(line.getRecordNumber(), file, what));
    }

    /** Returns the first day of what a text names. */
    static LocalDate date(String text) {
        Matcher month = MONTH.matcher(text);
        if (month.matches()) {
            return LocalDate.of(
                    Integer.parseInt(month.group(1)), Integer.parseInt(month.group(2)), 1);
        }
        Matcher quarter = QUARTER.matcher(text);
        if (quarter.matches()) {
            return LocalDate.of(
                    Integer.parseInt(quarter.group(1)),
                    3 * Integer.parseInt(quarter.group(2)) - 2,
                    1);
        }
        Matcher week = WEEK.matcher(text);
        if (week.matches()) {
            return LocalDate.of(Integer.parseInt(week.group(1)), 1, 4)
                    .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, Integer.parseInt(week.group(2)))
                    .with(DayOfWeek.MONDAY);
        }
        return LocalDate.parse(text);
    }
}
