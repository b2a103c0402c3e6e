package io.govpulse.batch.audit;

import static java.util.stream.Collectors.joining;

import io.govpulse.cases.CaseFacts;
import io.govpulse.cases.Column;

/** Brings the raw events and what is left of the signed rows together, case by case. */
final class FactsSql {
    private FactsSql() {}

    /** Reads the views {@code raw} and {@code changes}. */
    static String cases() {
        String columns = CaseFacts.COLUMNS.stream().map(Column::name).collect(joining(", "));
        return """
        WITH left_over AS (
          SELECT %1$s, sum(weight) AS net FROM changes GROUP BY %1$s HAVING sum(weight) <> 0),
        standing AS (
          SELECT case_id, collect_list(struct(%1$s, net)) AS left_over
          FROM left_over GROUP BY case_id),
        told AS (
          SELECT case_id, collect_list(struct(event_id, body, content_hash, arrived_at)) AS stored
          FROM raw GROUP BY case_id)
        SELECT case_id, stored, left_over FROM told FULL OUTER JOIN standing USING (case_id)"""
                .formatted(columns);
    }
}
