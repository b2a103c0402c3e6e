// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator.sql;

import static java.util.stream.Collectors.joining;

import io.govpulse.indicator.Condition;
import io.govpulse.indicator.Measure;
import io.govpulse.indicator.Ratio;
import java.util.List;

/** The arithmetic of measures and ratios as SQL expressions over fact rows and sums. */
public final class Expressions {
    private Expressions() {}

    /** Returns a condition on a fact row; null, as false, where the column has no value. */
    public static String condition(Condition condition) {
        String column = condition.column();
        return condition
                .code()
                .map(code -> column + (condition.holds() ? " = '" : " <> '") + code + "'")
                .orElse(condition.holds() ? column : "not " + column);
    }

    /**
     * Returns what a fact row counts where all conditions hold, and 0 where not.
     *
     * @param amount the amount where they hold
     */
    public static String where(List<Condition> conditions, String amount, Dialect dialect) {
        return conditions.isEmpty()
                ? amount
                : conditions.stream()
                        .map(Expressions::condition)
                        .collect(
                                joining(
                                        " AND ",
                                        "IF(",
                                        ", %s, %s)".formatted(amount, zero(dialect))));
    }

    /** Returns what a signed fact row adds to a measure. */
    static String amount(Measure measure, Dialect dialect) {
        return where(
                measure.where(),
                measure.sum()
                        .map(column -> "weight * coalesce(%s, %s)".formatted(column, zero(dialect)))
                        .orElse("CAST(weight AS BIGINT)"),
                dialect);
    }

    static String zero(Dialect dialect) {
        return dialect.number(0);
    }

    /**
     * Returns {@link Ratio#value} of two expressions: six decimals, half up; null where the
     * denominator is 0. The remainder is taken off before dividing, because every engine rounds an
     * inexact decimal quotient to a scale of its own.
     */
    public static String ratio(String numerator, String denominator) {
        return Template.of(
                        """
                        CAST(CAST((${doubled} - MOD(${doubled}, ${by})) / ${by} AS DECIMAL(26,0)) \
                        * 0.000001 AS DECIMAL(18,6))""")
                .with(
                        "doubled",
                        "(CAST((%s) AS DECIMAL(20,0)) * 2000000 + CAST((%s) AS DECIMAL(20,0)))"
                                .formatted(numerator, denominator))
                .with("by", "(NULLIF(CAST((%s) AS DECIMAL(20,0)), 0) * 2)".formatted(denominator))
                .render();
    }
}
