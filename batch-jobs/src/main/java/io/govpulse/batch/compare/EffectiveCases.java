// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.compare;

import io.govpulse.cases.table.FactKind;
import io.govpulse.indicator.sql.Dialect;
import io.govpulse.indicator.sql.Query;
import io.govpulse.indicator.sql.Source;

/**
 * The effective rows of some cases, without the instant they are as of.
 *
 * @param cases which cases: {@code case_id}
 * @param rows signed rows of cases
 */
record EffectiveCases(Source cases, Source rows) implements Query {
    @Override
    public String sql(Dialect dialect) {
        String facts = ChangedCases.facts(FactKind.CASE);
        return """
        SELECT %s FROM %s WHERE case_id IN (SELECT case_id FROM %s)
        GROUP BY %s HAVING sum(weight) > 0"""
                .formatted(facts, rows.sql(dialect), cases.sql(dialect), facts);
    }
}
