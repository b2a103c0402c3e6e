package io.govpulse.batch.audit;

import static java.util.stream.Collectors.joining;

import io.govpulse.cases.table.Column;
import io.govpulse.cases.table.FactKind;
import java.util.Arrays;

/** Brings the raw events and what is left of the signed rows together, case by case. */
final class FactsSql {
    private FactsSql() {}

    /** The view of the signed rows of a kind, and the column of what is left of them. */
    static String left(FactKind kind) {
        return kind.word() + "_left";
    }

    /** The view of the signed rows of a kind. */
    static String changes(FactKind kind) {
        return "changes_" + kind.word();
    }

    /** Reads the views {@code raw} and {@link #changes}. */
    static String cases() {
        return """
        WITH told AS (
          SELECT case_id, collect_list(struct(event_id, body, content_hash, arrived_at)) AS stored
          FROM raw GROUP BY case_id),
        %s
        SELECT case_id, stored, %s FROM told %s"""
                .formatted(
                        each(FactsSql::standing, ", "),
                        each(FactsSql::left, ", "),
                        each(
                                kind -> "FULL OUTER JOIN " + left(kind) + "_rows USING (case_id)",
                                " "));
    }

    /** The latest instant that any facts are told for. */
    static String latest() {
        return "SELECT max(as_of) FROM (%s)"
                .formatted(
                        each(
                                kind -> "SELECT max(as_of) AS as_of FROM " + changes(kind),
                                " UNION ALL "));
    }

    static String caseCount() {
        return "SELECT count(*) FROM (SELECT case_id FROM raw UNION SELECT case_id FROM %s)"
                .formatted(changes(FactKind.CASE));
    }

    static String changeCount() {
        return "SELECT sum(rows) FROM (%s)"
                .formatted(
                        each(
                                kind -> "SELECT count(*) AS rows FROM " + changes(kind),
                                " UNION ALL "));
    }

    private static String standing(FactKind kind) {
        String columns = kind.columns().stream().map(Column::name).collect(joining(", "));
        return """
        %1$s_rows AS (
          SELECT case_id, collect_list(struct(%2$s, net)) AS %1$s FROM (
            SELECT %2$s, sum(weight) AS net FROM %3$s GROUP BY %2$s HAVING sum(weight) <> 0)
          GROUP BY case_id)"""
                .formatted(left(kind), columns, changes(kind));
    }

    private interface ToSql {
        String of(FactKind kind);
    }

    private static String each(ToSql sql, String between) {
        return Arrays.stream(FactKind.values()).map(sql::of).collect(joining(between));
    }
}
