// SPDX-License-Identifier: Apache-2.0
package io.govpulse.forecast;

import java.util.Arrays;
import java.util.Optional;

/** Repeats the last season: last week's days, last year's weeks, months or quarters. */
final class SeasonalNaive implements Member {

    @Override
    public String name() {
        return "seasonal naive";
    }

    @Override
    public Optional<Fitted> fit(Task task, int end) {
        if (task.known(end) == 0) {
            return Optional.empty();
        }
        return Optional.of(
                (from, to) -> {
                    double[][] paths = new double[to - from + 1][task.horizon()];
                    for (int origin = from; origin <= to; origin++) {
                        for (int h = 0; h < task.horizon(); h++) {
                            paths[origin - from][h] = before(task, origin, h);
                        }
                    }
                    return paths;
                });
    }

    /** The newest known value whole seasons before; where there is none, the newest of all. */
    private static double before(Task task, int origin, int h) {
        int season = task.season();
        int t = origin + h - season * (h / season + 1);
        while (t >= 0 && Double.isNaN(task.series().value(t))) {
            t -= season;
        }
        if (t < 0) {
            t = origin - 1;
            while (t > 0 && Double.isNaN(task.series().value(t))) {
                t--;
            }
        }
        return task.series().value(t);
    }

    /** Returns the mean size of the changes from season to season: what MASE divides by. */
    static double error(double[] values, int end, int season) {
        double[] changes = new double[Math.max(0, end)];
        int n = 0;
        for (int lag : new int[] {season, 1}) {
            for (int t = lag; t < end && n < changes.length; t++) {
                double change = Math.abs(values[t] - values[t - lag]);
                if (!Double.isNaN(change)) {
                    changes[n++] = change;
                }
            }
            if (n > 0) {
                break;
            }
        }
        return Arrays.stream(changes, 0, n).average().orElse(Double.NaN);
    }
}
