// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.govpulse.cases.table.ColumnType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The definitions of everything the platform measures: read from YAML, checked against the fact
 * columns, immutable.
 *
 * @param measures flows
 * @param stocks running totals of flows
 * @param indicators ratios of them
 * @param scorecards the rules that units are ranked by
 * @param hash SHA-256 of the YAML, in hexadecimal digits
 * @param yaml the YAML
 */
public record Definitions(
        List<Measure> measures,
        List<Stock> stocks,
        List<Indicator> indicators,
        List<Scorecard> scorecards,
        String hash,
        String yaml) {

    public Definitions {
        measures = List.copyOf(measures);
        stocks = List.copyOf(stocks);
        indicators = List.copyOf(indicators);
        scorecards = List.copyOf(scorecards);
        check(measures, stocks, indicators, scorecards);
    }

    /** Returns the definitions the platform ships with. */
    public static Definitions standard() {
        try (InputStream resource = Definitions.class.getResourceAsStream("definitions.yaml")) {
            return DefinitionsYaml.parse(resource.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException("The shipped definitions.yaml is unreadable", e);
        }
    }

    /**
     * Reads a region's own definitions.
     *
     * @throws IllegalArgumentException when the file is unreadable or does not pass the checks; the
     *     message names the file and what is expected
     */
    public static Definitions load(Path file) {
        try {
            return DefinitionsYaml.parse(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw unreadable(file, "no such file", e);
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable(file, String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Reads definitions that a refresh counted by.
     *
     * @param yaml their text, as {@link #yaml} has it
     * @throws IllegalArgumentException when it does not pass the checks; the message says what is
     *     expected
     */
    public static Definitions of(String yaml) {
        return DefinitionsYaml.parse(yaml.getBytes(StandardCharsets.UTF_8));
    }

    private static IllegalArgumentException unreadable(Path file, String reason, Exception cause) {
        return new IllegalArgumentException(
                "Cannot read definitions: " + file + "; " + reason, cause);
    }

    private static void check(
            List<Measure> measures,
            List<Stock> stocks,
            List<Indicator> indicators,
            List<Scorecard> scorecards) {
        Set<String> names = new HashSet<>();
        for (Measure measure : measures) {
            unique(names, measure.name());
            column(measure, measure.bookedOn(), ColumnType.DATE);
            measure.sum().ifPresent(sum -> column(measure, sum, ColumnType.LONG));
            if (measure.sum().isPresent() != measure.unit().summed()) {
                throw new IllegalArgumentException(
                        "Cannot accept measure %s: unit %s, sum %s; expected a 'sum' for amounts (seconds, points …), none for cases and other counts"
                                .formatted(
                                        measure.name(),
                                        DefinitionsYaml.code(measure.unit()),
                                        measure.sum().orElse("none")));
            }
            measure.where().forEach(condition -> condition(measure, condition));
        }
        Set<String> flows = Set.copyOf(names);
        for (Stock stock : stocks) {
            unique(names, stock.name());
            known("stock " + stock.name(), flows, List.of(stock.plus(), stock.minus()));
        }
        Set<String> indicatorNames = new HashSet<>();
        for (Indicator indicator : indicators) {
            unique(indicatorNames, indicator.name());
            known("indicator " + indicator.name(), names, indicator.parts());
            if (indicator.numerator().isEmpty() || indicator.denominator().isEmpty()) {
                throw new IllegalArgumentException(
                        "Cannot accept indicator %s: %s / %s; expected a numerator and a denominator"
                                .formatted(
                                        indicator.name(),
                                        indicator.numerator(),
                                        indicator.denominator()));
            }
        }
        Containment containment =
                new Containment(
                        measures.stream().collect(toMap(Measure::name, identity())),
                        stocks.stream().collect(toMap(Stock::name, identity())));
        for (int i = 0; i < indicators.size(); i++) {
            containment.check(indicators.get(i), "/indicators/%d/numerator".formatted(i));
        }
        Set<String> scorecardNames = new HashSet<>();
        for (Scorecard scorecard : scorecards) {
            unique(scorecardNames, scorecard.name());
            List<String> weighted =
                    scorecard.indicators().stream().map(Scorecard.Weighted::name).toList();
            if (weighted.isEmpty() || weighted.stream().distinct().count() < weighted.size()) {
                throw new IllegalArgumentException(
                        "Cannot accept scorecard %s: %s; expected indicators, each once"
                                .formatted(scorecard.name(), weighted));
            }
            known("scorecard " + scorecard.name(), indicatorNames, weighted);
            List<String> counting =
                    scorecard.weighted().stream().map(Scorecard.Weighted::name).toList();
            if (counting.isEmpty()) {
                throw new IllegalArgumentException(
                        "Cannot accept scorecard %s: every weight is 0; expected one above 0"
                                .formatted(scorecard.name()));
            }
            if (counting.size() > 1) {
                bounded(scorecard, counting, indicators);
            }
        }
    }

    /** Refuses to weigh an indicator without a best value against others. */
    private static void bounded(
            Scorecard scorecard, List<String> weighted, List<Indicator> indicators) {
        indicators.stream()
                .filter(indicator -> weighted.contains(indicator.name()))
                .filter(indicator -> indicator.unit().best() == 0)
                .findFirst()
                .ifPresent(
                        indicator -> {
                            throw new IllegalArgumentException(
                                    "Cannot accept scorecard %s: %s is in %s, which have no best value; expected a scorecard of its own"
                                            .formatted(
                                                    scorecard.name(),
                                                    indicator.name(),
                                                    DefinitionsYaml.code(indicator.unit())));
                        });
    }

    private static void unique(Set<String> names, String name) {
        if (!name.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException(
                    "Cannot accept name: '" + name + "'; expected a-z 0-9 _, a letter first");
        }
        if (!names.add(name)) {
            throw new IllegalArgumentException(
                    "Cannot accept name: '" + name + "'; expected each name once");
        }
    }

    private static void known(String where, Set<String> known, List<String> names) {
        for (String name : names) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        "Cannot accept %s: '%s' is not defined; expected one of %s"
                                .formatted(where, name, known.stream().sorted().toList()));
            }
        }
    }

    private static void condition(Measure measure, Condition condition) {
        column(measure, condition.column(), condition.type());
        condition.code().ifPresent(code -> code(measure, condition.column(), code));
    }

    private static void code(Measure measure, String name, String code) {
        List<String> codes =
                measure.facts().columns().stream()
                        .filter(column -> column.name().equals(name))
                        .flatMap(column -> column.codes().stream())
                        .toList();
        if (!codes.contains(code)) {
            throw new IllegalArgumentException(
                    "Cannot accept measure %s: '%s' is no code of %s; expected one of %s"
                            .formatted(measure.name(), code, name, codes));
        }
    }

    private static void column(Measure measure, String name, ColumnType type) {
        List<String> fitting =
                measure.facts().columns().stream()
                        .filter(column -> column.type() == type)
                        .map(column -> column.name())
                        .toList();
        if (!fitting.contains(name)) {
            throw new IllegalArgumentException(
                    "Cannot accept measure %s: '%s' is no %s column of the %s facts; expected one of %s"
                            .formatted(
                                    measure.name(), name, type, measure.facts().code(), fitting));
        }
    }

    /** Returns the measure of this name; empty when it is none (it may be a stock). */
    public Optional<Measure> measure(String name) {
        return measures.stream().filter(measure -> measure.name().equals(name)).findFirst();
    }

    /** Returns the stock of this name; empty when it is none (it may be a measure). */
    public Optional<Stock> stock(String name) {
        return stocks.stream().filter(stock -> stock.name().equals(name)).findFirst();
    }

    /** Returns the indicator of this name, if there is one. */
    public Optional<Indicator> indicator(String name) {
        return indicators.stream().filter(indicator -> indicator.name().equals(name)).findFirst();
    }

    /** Returns the scorecard of this name, if there is one. */
    public Optional<Scorecard> scorecard(String name) {
        return scorecards.stream().filter(scorecard -> scorecard.name().equals(name)).findFirst();
    }
}
