// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.bench;

import io.govpulse.calendar.JurisdictionCalendar;
import io.govpulse.forecast.Frequency;
import io.govpulse.forecast.TimeSeries;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/** Forecasting libraries of Python on the same series, origins and holidays, as a process. */
final class PythonRivals {
    private static final String SCRIPT = "forecast_rivals.py";

    private final String python;

    /**
     * Creates the rivals of an interpreter.
     *
     * @param python the command that starts it
     */
    PythonRivals(String python) {
        this.python = python;
    }

    /** Returns whether the interpreter is there and has statsforecast. */
    boolean areInstalled() throws InterruptedException {
        try {
            return new ProcessBuilder(python, "-c", "import statsforecast, pandas")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** The forecasts of a rival for one series. */
    record Rival(String name, List<ForecastScores.Issued> issued, double seconds) {}

    /**
     * Runs all rivals on one series.
     *
     * @param segments for each refit the first and the last origin
     */
    List<Rival> run(
            TimeSeries series,
            JurisdictionCalendar calendar,
            List<LocalDate[]> segments,
            int horizon,
            Path directory)
            throws IOException, InterruptedException {
        Path script = directory.resolve(SCRIPT);
        try (InputStream resource = PythonRivals.class.getResourceAsStream(SCRIPT)) {
            if (resource == null) {
                throw new BenchmarkException("Cannot find " + SCRIPT + " in the benchmark's jar");
            }
            Files.write(script, resource.readAllBytes());
        }
        Path out = directory.resolve("rivals.csv");
        Process process =
                new ProcessBuilder(
                                python,
                                script.toString(),
                                values(series, directory).toString(),
                                holidays(series, calendar, horizon, directory).toString(),
                                lines(segments, directory).toString(),
                                Integer.toString(horizon),
                                Integer.toString(series.frequency().season()),
                                step(series),
                                out.toString())
                        .inheritIO()
                        .start();
        if (process.waitFor() != 0) {
            throw new BenchmarkException(
                    "The rivals in Python failed on series " + series.name() + "; see above");
        }
        return read(out);
    }

    private static String step(TimeSeries series) {
        return switch (series.frequency()) {
            case DAILY -> "D";
            case WEEKLY -> "7D";
            case MONTHLY -> "MS";
            case QUARTERLY -> "QS-" + series.date(0).getMonth().name().substring(0, 3);
        };
    }

    /** Rivals know no gaps: they get the value of a season before. */
    private static Path values(TimeSeries series, Path directory) throws IOException {
        Path file = directory.resolve("series.csv");
        double[] values = series.values();
        int season = series.frequency().season();
        try (CSVPrinter printer =
                new CSVPrinter(Files.newBufferedWriter(file), CSVFormat.DEFAULT)) {
            printer.printRecord("series", "date", "value");
            for (int t = 0; t < values.length; t++) {
                if (Double.isNaN(values[t])) {
                    values[t] = values[t >= season ? t - season : Math.max(0, t - 1)];
                }
                printer.printRecord("series", series.date(t), values[t]);
            }
        }
        return file;
    }

    private static Path holidays(
            TimeSeries series, JurisdictionCalendar calendar, int horizon, Path directory)
            throws IOException {
        Path file = directory.resolve("calendar.csv");
        try (CSVPrinter printer =
                new CSVPrinter(Files.newBufferedWriter(file), CSVFormat.DEFAULT)) {
            printer.printRecord("date", "off", "holiday", "makeup", "eve");
            int days = series.frequency() == Frequency.DAILY ? series.length() + horizon : 0;
            for (int t = 0; t < days; t++) {
                LocalDate day = series.date(t);
                boolean worked = calendar.isWorkingDay(day);
                boolean named = calendar.isNamed(day);
                LocalDate next = day.plusDays(1);
                boolean eve = worked && calendar.isNamed(next) && !calendar.isWorkingDay(next);
                printer.printRecord(
                        day,
                        worked ? 0 : 1,
                        named && !worked ? 1 : 0,
                        named && worked ? 1 : 0,
                        eve ? 1 : 0);
            }
        }
        return file;
    }

    private static Path lines(List<LocalDate[]> segments, Path directory) throws IOException {
        Path file = directory.resolve("segments.txt");
        Files.write(file, segments.stream().map(segment -> segment[0] + " " + segment[1]).toList());
        return file;
    }

    private static List<Rival> read(Path out) throws IOException {
        Map<String, List<ForecastScores.Issued>> issued = new LinkedHashMap<>();
        Map<String, Double> seconds = new LinkedHashMap<>();
        try (Reader reader = Files.newBufferedReader(out)) {
            for (CSVRecord line : CSVFormat.DEFAULT.parse(reader)) {
                double[] numbers = new double[5];
                for (int i = 0; i < numbers.length; i++) {
                    numbers[i] = Double.parseDouble(line.get(4 + i));
                }
                issued.computeIfAbsent(line.get(1), name -> new ArrayList<>())
                        .add(
                                new ForecastScores.Issued(
                                        LocalDate.parse(line.get(3)),
                                        numbers[0],
                                        numbers[1],
                                        numbers[2],
                                        numbers[3],
                                        numbers[4]));
                seconds.put(line.get(1), Double.parseDouble(line.get(9)));
            }
        }
        List<Rival> rivals = new ArrayList<>();
        issued.forEach((name, of) -> rivals.add(new Rival(name, of, seconds.get(name))));
        return rivals;
    }
}
