// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator.sql;

/**
 * The raw events that a generation contains up to a checkpoint: its own, and all of the generations
 * before, because a generation begins with those. While it still reads them, it has not got them
 * all.
 *
 * @param events the raw events
 * @param generation the generation
 * @param upTo its own rows of later checkpoints are left out
 */
public record EventsOfGeneration(Source events, int generation, long upTo) implements Query {

    @Override
    public String sql(Dialect dialect) {
        return Template.of(
                        """
                        SELECT * FROM ${events} WHERE generation < ${generation}
                          OR (generation = ${generation} AND checkpoint <= ${upTo})""")
                .with("events", events.sql(dialect))
                .with("generation", generation)
                .with("upTo", upTo)
                .render();
    }
}
