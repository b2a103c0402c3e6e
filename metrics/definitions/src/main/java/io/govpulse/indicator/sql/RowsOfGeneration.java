// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator.sql;

/**
 * The rows that a generation wrote behind one checkpoint and up to another.
 *
 * @param table a table of signed facts, or the raw events
 * @param generation the generation
 * @param after rows of this checkpoint and of earlier ones are left out; 0 for none
 * @param upTo rows of later checkpoints are left out
 */
public record RowsOfGeneration(Source table, int generation, long after, long upTo)
        implements Query {

    @Override
    public String sql(Dialect dialect) {
        return Template.of(
                        """
                        SELECT * FROM ${table}
                        WHERE generation = ${generation} AND checkpoint > ${after}
                          AND checkpoint <= ${upTo}""")
                .with("table", table.sql(dialect))
                .with("generation", generation)
                .with("after", after)
                .with("upTo", upTo)
                .render();
    }
}
