// SPDX-License-Identifier: Apache-2.0
package io.govpulse.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HierarchyTest {
    private static final LocalDate DAY = LocalDate.of(2024, 5, 6);

    /** Two departments and two villages over four cells, and the city over all. */
    private static final Map<String, List<String>> SUMS =
            Map.of(
                    "city", List.of("a1", "a2", "b1", "b2"),
                    "department a", List.of("a1", "a2"),
                    "department b", List.of("b1", "b2"),
                    "village 1", List.of("a1", "b1"),
                    "village 2", List.of("a2", "b2"));

    private static Forecast forecast(double value, double sigma) {
        return new Forecast(
                DAY,
                DAY,
                value,
                Math.max(0, value - 1.28 * sigma),
                value + 1.28 * sigma,
                Math.max(0, value - 1.96 * sigma),
                value + 1.96 * sigma);
    }

    private static Map<String, List<Forecast>> noisy(Map<String, Double> truth, Random random) {
        Map<String, List<Forecast>> forecasts = new HashMap<>();
        truth.forEach(
                (name, value) -> {
                    double sigma = 0.3 * Math.sqrt(value) + 1;
                    double guess = Math.max(0, value + sigma * random.nextGaussian());
                    forecasts.put(name, List.of(forecast(guess, sigma)));
                });
        return forecasts;
    }

    private static Map<String, Double> truth(Random random) {
        Map<String, Double> truth = new HashMap<>();
        for (String part : List.of("a1", "a2", "b1", "b2")) {
            truth.put(part, 200 * random.nextDouble());
        }
        SUMS.forEach((sum, parts) -> truth.put(sum, parts.stream().mapToDouble(truth::get).sum()));
        return truth;
    }

    @Test
    void sumsAddUpToTheLastBit() {
        Random random = new Random(1);
        Hierarchy hierarchy = Hierarchy.of(SUMS);
        for (int i = 0; i < 200; i++) {
            Map<String, List<Forecast>> agreed = hierarchy.reconcile(noisy(truth(random), random));
            SUMS.forEach(
                    (sum, parts) -> {
                        double total = 0;
                        for (String part : parts) {
                            total += agreed.get(part).get(0).value();
                        }
                        assertThat(agreed.get(sum).get(0).value()).isEqualTo(total);
                    });
            assertThat(
                            agreed.get("department a").get(0).value()
                                    + agreed.get("department b").get(0).value())
                    .isEqualTo(agreed.get("city").get(0).value());
        }
    }

    @Test
    void sumsAndPartsAreNoWorseThanBefore() {
        Random random = new Random(2);
        Hierarchy hierarchy = Hierarchy.of(SUMS);
        Map<String, Double> before = new HashMap<>();
        Map<String, Double> after = new HashMap<>();
        for (int i = 0; i < 1000; i++) {
            Map<String, Double> truth = truth(random);
            Map<String, List<Forecast>> forecasts = noisy(truth, random);
            Map<String, List<Forecast>> agreed = hierarchy.reconcile(forecasts);
            truth.forEach(
                    (name, value) -> {
                        before.merge(
                                name,
                                Math.abs(forecasts.get(name).get(0).value() - value),
                                Double::sum);
                        after.merge(
                                name,
                                Math.abs(agreed.get(name).get(0).value() - value),
                                Double::sum);
                    });
        }
        after.forEach((name, error) -> assertThat(error).as(name).isLessThan(before.get(name)));
    }

    @Test
    void partsNeverBecomeNegative() {
        Map<String, List<Forecast>> forecasts =
                Map.of(
                        "all", List.of(forecast(10, 1)),
                        "x", List.of(forecast(100, 20)),
                        "y", List.of(forecast(1, 20)));

        Map<String, List<Forecast>> agreed =
                Hierarchy.of(Map.of("all", List.of("x", "y"))).reconcile(forecasts);

        assertThat(agreed.get("y").get(0).value()).isZero();
        assertThat(agreed.get("all").get(0).value()).isEqualTo(agreed.get("x").get(0).value());
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatThrownBy(
                        () ->
                                Hierarchy.of(Map.of("all", List.of("x", "y")))
                                        .reconcile(Map.of("x", new ArrayList<>())))
                .isInstanceOf(ForecastException.class)
                .hasMessageContaining("those of y are missing");
        assertThatThrownBy(() -> Hierarchy.of(Map.of("all", List.of("x", "x"))))
                .isInstanceOf(ForecastException.class)
                .hasMessageContaining("each once");
    }
}
