// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.bench;

import io.govpulse.calendar.Calendars;
import io.govpulse.calendar.JurisdictionCalendar;
import io.govpulse.forecast.Forecast;
import io.govpulse.forecast.Forecaster;
import io.govpulse.forecast.Refit;
import io.govpulse.forecast.TimeSeries;
import io.govpulse.process.Failure;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * The benchmark of the forecasts: from every origin since a date, each seeing only what came
 * before, beside yardsticks and, where Python has them, forecasting libraries.
 *
 * <p>Run it by {@code ./govpulse bench forecast}; docs/benchmarks.md says how to read it.
 */
public final class ForecastBenchmark {
    private static final String[] COLUMNS = {
        "series", "origin", "date", "forecast", "lo80", "hi80", "lo95", "hi95"
    };

    private final JurisdictionCalendar calendar;
    private final int horizon;
    private final Refit refit;
    private final Map<String, ForecastScores> scores = new LinkedHashMap<>();

    private ForecastBenchmark(JurisdictionCalendar calendar, int horizon, Refit refit) {
        this.calendar = calendar;
        this.horizon = horizon;
        this.refit = refit;
    }

    /**
     * Runs it and prints the table.
     *
     * @param args file of series or blank, calendar, horizon, first origin or blank, last date or
     *     blank, refit, file for the forecasts or blank, command of Python or blank
     */
    public static void main(String[] args) throws Exception {
        try {
            JurisdictionCalendar calendar =
                    Calendars.isFile(args[1])
                            ? Calendars.load(Path.of(args[1]))
                            : Calendars.named(args[1]);
            List<TimeSeries> all =
                    args[0].isBlank()
                            ? GeneratedDemand.of(calendar, 1)
                            : SeriesFile.read(Path.of(args[0]));
            ForecastBenchmark benchmark =
                    new ForecastBenchmark(
                            calendar,
                            Integer.parseInt(args[2]),
                            Refit.valueOf(args[5].toUpperCase(Locale.ROOT)));
            benchmark.run(until(all, args[4]), args[3], args[6], args[7]);
        } catch (Failure | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static List<TimeSeries> until(List<TimeSeries> all, String last) {
        if (last.isBlank()) {
            return all;
        }
        LocalDate date = SeriesFile.date(last);
        List<TimeSeries> cut = new ArrayList<>();
        for (TimeSeries series : all) {
            int length = series.length();
            while (length > 1 && series.date(length - 1).isAfter(date)) {
                length--;
            }
            cut.add(series.first(length));
        }
        return cut;
    }

    private void run(List<TimeSeries> all, String first, String out, String python)
            throws IOException, InterruptedException {
        Map<String, Forecaster> contenders = new LinkedHashMap<>();
        contenders.put("ours", Forecaster.of(calendar));
        contenders.put("seasonal naive", Forecaster.seasonalNaive(calendar));
        contenders.put("same day type", Forecaster.sameDayType(calendar));
        contenders.keySet().forEach(name -> scores.put(name, new ForecastScores(name)));
        PythonRivals rivals = new PythonRivals(python);
        boolean withRivals = !python.isBlank() && rivals.areInstalled();
        Path directory = Files.createTempDirectory("govpulse-forecast-");
        List<String[]> lines = new ArrayList<>();
        int left = 0;
        for (TimeSeries series : all) {
            LocalDate from = first.isBlank() ? lastQuarter(series) : SeriesFile.date(first);
            if (!series.date(0).isBefore(from) || series.date(series.length() - 1).isBefore(from)) {
                left++;
                continue;
            }
            List<LocalDate[]> segments = new ArrayList<>();
            for (Map.Entry<String, Forecaster> contender : contenders.entrySet()) {
                long began = processorTime();
                List<Forecast> issued = contender.getValue().rolling(series, from, horizon, refit);
                double seconds = (processorTime() - began) / 1e9;
                scores.get(contender.getKey()).add(series, calendar, from, issued(issued), seconds);
                if (contender.getKey().equals("ours")) {
                    segments.addAll(segments(issued));
                    issued.forEach(forecast -> lines.add(line(series, forecast)));
                }
            }
            if (withRivals) {
                for (PythonRivals.Rival rival :
                        rivals.run(series, calendar, segments, horizon, directory)) {
                    scores.computeIfAbsent(rival.name(), ForecastScores::new)
                            .add(series, calendar, from, rival.issued(), rival.seconds());
                }
            }
        }
        remove(directory);
        print(all, left, withRivals, python);
        if (!out.isBlank()) {
            write(Path.of(out), lines);
        }
    }

    private void print(List<TimeSeries> all, int left, boolean withRivals, String python) {
        if (scores.get("ours").count() == 0) {
            throw new BenchmarkException(
                    "Cannot score any forecast: no series has values both before and after the first origin; choose another --from");
        }
        System.out.printf(
                Locale.ROOT,
                "%d series (%d left out: no values on both sides of --from), %d periods ahead, calendar %s, learned anew: %s%n",
                all.size() - left,
                left,
                horizon,
                calendar.id(),
                refit.name().toLowerCase(Locale.ROOT));
        if (!withRivals) {
            System.out.println(
                    "Without statsforecast and Prophet: "
                            + (python.isBlank() ? "no Python was asked for" : python + " has none")
                            + "; to compare with them, install them and name that Python by --python.");
        }
        System.out.print(ForecastScores.table(new ArrayList<>(scores.values())));
    }

    /** The last quarter of a series. */
    private static LocalDate lastQuarter(TimeSeries series) {
        return series.date(series.length() - Math.max(1, series.length() / 4));
    }

    private static long processorTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static List<ForecastScores.Issued> issued(List<Forecast> forecasts) {
        return forecasts.stream()
                .map(
                        f ->
                                new ForecastScores.Issued(
                                        f.date(), f.value(), f.lo80(), f.hi80(), f.lo95(),
                                        f.hi95()))
                .toList();
    }

    /** The origins between two refits, for rivals. */
    private List<LocalDate[]> segments(List<Forecast> issued) {
        List<LocalDate[]> segments = new ArrayList<>();
        for (Forecast forecast : issued) {
            LocalDate origin = forecast.origin();
            if (segments.isEmpty() || refit.isDue(segments.get(segments.size() - 1)[0], origin)) {
                if (segments.isEmpty() || !segments.get(segments.size() - 1)[1].equals(origin)) {
                    segments.add(new LocalDate[] {origin, origin});
                }
            }
            segments.get(segments.size() - 1)[1] = origin;
        }
        return segments;
    }

    private static String[] line(TimeSeries series, Forecast f) {
        return new String[] {
            series.name(),
            f.origin().toString(),
            f.date().toString(),
            Double.toString(f.value()),
            Double.toString(f.lo80()),
            Double.toString(f.hi80()),
            Double.toString(f.lo95()),
            Double.toString(f.hi95())
        };
    }

    private static void write(Path file, List<String[]> lines) {
        CSVFormat format =
                CSVFormat.DEFAULT.builder().setHeader(COLUMNS).setRecordSeparator("\n").get();
        try (CSVPrinter printer = new CSVPrinter(Files.newBufferedWriter(file), format)) {
            for (String[] line : lines) {
                printer.printRecord((Object[]) line);
            }
        } catch (IOException e) {
            throw new BenchmarkException("Cannot write " + file + ": " + e.getMessage());
        }
    }

    private static void remove(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }
}
