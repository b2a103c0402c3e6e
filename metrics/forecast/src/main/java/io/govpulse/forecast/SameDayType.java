// SPDX-License-Identifier: Apache-2.0
package io.govpulse.forecast;

import java.util.Optional;

/** The mean of the days worked, or of the days off, among the last four weeks. */
final class SameDayType implements Member {
    private static final int DAYS = 28;

    @Override
    public String name() {
        return "same day type";
    }

    @Override
    public Optional<Fitted> fit(Task task, int end) {
        if (task.series().frequency() != Frequency.DAILY || task.known(end) == 0) {
            return Optional.empty();
        }
        return Optional.of(
                (from, to) -> {
                    double[][] paths = new double[to - from + 1][task.horizon()];
                    for (int origin = from; origin <= to; origin++) {
                        double[] means = {mean(task, origin, 0, DAYS), mean(task, origin, 1, DAYS)};
                        for (int h = 0; h < task.horizon(); h++) {
                            paths[origin - from][h] = means[task.effects().dayType(origin + h)];
                        }
                    }
                    return paths;
                });
    }

    private static double mean(Task task, int origin, int type, int days) {
        double sum = 0;
        int n = 0;
        for (int t = Math.max(0, origin - days); t < origin; t++) {
            double value = task.series().value(t);
            if (!Double.isNaN(value) && (type < 0 || task.effects().dayType(t) == type)) {
                sum += value;
                n++;
            }
        }
        if (n > 0) {
            return sum / n;
        }
        // No such day of late: of any type, then of all days before.
        return type >= 0 ? mean(task, origin, -1, days) : mean(task, origin, -1, origin);
    }
}
