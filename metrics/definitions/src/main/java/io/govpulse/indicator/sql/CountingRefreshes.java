// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator.sql;

/**
 * The refreshes whose totals count: those since the last one that counted everything anew.
 *
 * @param refreshes the published refreshes
 * @param base the number of that refresh
 */
public record CountingRefreshes(Source refreshes, long base) implements Query {

    @Override
    public String sql(Dialect dialect) {
        return Template.of("SELECT refresh FROM ${refreshes} WHERE sequence >= ${base}")
                .with("refreshes", refreshes.sql(dialect))
                .with("base", base)
                .render();
    }
}
