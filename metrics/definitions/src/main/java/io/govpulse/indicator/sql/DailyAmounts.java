// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator.sql;

import io.govpulse.indicator.Definitions;

/**
 * Flows as tables keep them: level, unit, day, and the amounts that are not 0 by measure.
 *
 * @param definitions the measures
 * @param flows flows, as {@link Flows} has them
 */
public record DailyAmounts(Definitions definitions, Source flows) implements Query {

    @Override
    public String sql(Dialect dialect) {
        return Template.of("SELECT level, unit, day, ${amounts} FROM ${flows}")
                .with("amounts", new FigureColumns(definitions).amounts(dialect))
                .with("flows", flows.sql(dialect))
                .render();
    }
}
