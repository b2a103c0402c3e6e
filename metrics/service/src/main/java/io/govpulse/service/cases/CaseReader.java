// SPDX-License-Identifier: Apache-2.0
package io.govpulse.service.cases;

import static org.apache.iceberg.expressions.Expressions.and;
import static org.apache.iceberg.expressions.Expressions.equal;
import static org.apache.iceberg.expressions.Expressions.lessThan;
import static org.apache.iceberg.expressions.Expressions.lessThanOrEqual;
import static org.apache.iceberg.expressions.Expressions.or;

import io.govpulse.cases.table.CaseColumns;
import io.govpulse.cases.table.Column;
import io.govpulse.cases.table.FactKind;
import io.govpulse.lake.LakeTable;
import io.govpulse.service.failure.ServiceFailure;
import io.govpulse.service.failure.ServiceFailure.Kind;
import io.govpulse.service.lake.LakeReader;
import io.govpulse.service.refresh.Refresh;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expression;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads single cases: signed facts and raw events up to the checkpoint of a refresh. */
@Component
final class CaseReader {
    private static final List<String> FACTS = CaseColumns.ALL.stream().map(Column::name).toList();

    private final LakeReader lake;
    private final JsonMapper json;

    /** Newer generations first: their rows are there in every answer as of the same refresh. */
    private static final Comparator<Received> NEWEST_GENERATION =
            Comparator.comparing((Received received) -> received.version.generation()).reversed();

    private static final Comparator<Received> BY_ARRIVAL =
            Comparator.comparing((Received received) -> received.version.arrivedAt())
                    .thenComparing(Received::partition)
                    .thenComparing(Received::offset);

    /** An event version and where it was received. */
    private record Received(
            String hash, int partition, long offset, CaseFile.EventVersion version) {}

    CaseReader(LakeReader lake, JsonMapper json) {
        this.lake = lake;
        this.json = json;
    }

    /**
     * Reads a case as of a refresh; empty when nothing of it had arrived by then.
     *
     * @throws ServiceFailure when its signed rows do not net to one row or none
     */
    Optional<CaseFile> read(String caseId, Refresh asOf) {
        CaseHistory history = history(caseId, asOf);
        Expression known = upTo(asOf);
        if (history.latest().isPresent()) {
            known = or(known, beganWith(asOf, history.latest().get()));
        }
        List<CaseFile.EventVersion> events = events(and(equal("case_id", caseId), known));
        if (history.isEmpty() && events.isEmpty()) {
            return Optional.empty();
        }
        CaseHistory.Net net;
        try {
            net = history.net();
        } catch (IllegalStateException e) {
            throw inconsistent(caseId, String.valueOf(e.getMessage()));
        }
        return Optional.of(
                new CaseFile(
                        asOf.pin(),
                        caseId,
                        net.facts(),
                        effective(FactKind.ACTIVITY, caseId, asOf),
                        effective(FactKind.RATING, caseId, asOf),
                        net.changes(),
                        events));
    }

    private static ServiceFailure inconsistent(String caseId, String why) {
        return ServiceFailure.of(
                Kind.INCONSISTENT,
                "inconsistent-case",
                "The facts of this case do not add up",
                "Cannot net the facts of case: '"
                        + caseId
                        + "': "
                        + why
                        + "; run ./govpulse audit");
    }

    private static Expression upTo(Refresh asOf) {
        return and(
                equal("generation", asOf.generation()),
                lessThanOrEqual("checkpoint", asOf.checkpoint()));
    }

    private CaseHistory history(String caseId, Refresh asOf) {
        CaseHistory history = new CaseHistory();
        LakeReader.scan(
                lake.table(LakeTable.CASE_CHANGES),
                Stream.concat(FACTS.stream(), LakeTable.CHANGE_COLUMNS.stream()).toList(),
                and(equal("case_id", caseId), upTo(asOf)),
                row ->
                        history.add(
                                facts(row, FACTS),
                                (Integer) row.getField("weight"),
                                (Long) row.getField("checkpoint")));
        return history;
    }

    /** Returns the rows that were added and not taken back. */
    private List<Map<String, @Nullable Object>> effective(
            FactKind kind, String caseId, Refresh asOf) {
        List<String> columns = kind.columns().stream().map(Column::name).toList();
        Map<Map<String, @Nullable Object>, Integer> net = new LinkedHashMap<>();
        LakeReader.scan(
                lake.table(LakeTable.changesOf(kind)),
                Stream.concat(columns.stream(), LakeTable.CHANGE_COLUMNS.stream()).toList(),
                and(equal("case_id", caseId), upTo(asOf)),
                row ->
                        net.merge(
                                facts(row, columns),
                                (Integer) row.getField("weight"),
                                Integer::sum));
        if (net.values().stream().anyMatch(weight -> weight != 0 && weight != 1)) {
            throw inconsistent(caseId, "signed rows of kind " + kind.code() + " do not cancel");
        }
        return net.entrySet().stream()
                .filter(entry -> entry.getValue() == 1)
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparing(row -> sortKey(kind, row)))
                .toList();
    }

    private static String sortKey(FactKind kind, Map<String, @Nullable Object> row) {
        return kind.key().stream()
                .map(column -> String.valueOf(row.get(column)))
                .collect(Collectors.joining(" "));
    }

    private static Map<String, @Nullable Object> facts(Record row, List<String> columns) {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        for (String name : columns) {
            Object value = row.getField(name);
            facts.put(name, value instanceof OffsetDateTime time ? time.toInstant() : value);
        }
        return facts;
    }

    /**
     * The event versions that a generation began with: it did not record them itself, so they have
     * no checkpoint of it; they had arrived by the instant its facts are as of.
     */
    private static Expression beganWith(Refresh asOf, Instant until) {
        return and(
                lessThan("generation", asOf.generation()),
                lessThanOrEqual("arrived_at", until.toString()));
    }

    private List<CaseFile.EventVersion> events(Expression filter) {
        List<Received> received = new ArrayList<>();
        LakeReader.scan(
                lake.table(LakeTable.RAW_EVENTS),
                List.of(
                        "event_id",
                        "type",
                        "happened_at",
                        "revision",
                        "content_hash",
                        "body",
                        "arrived_at",
                        "kafka_partition",
                        "kafka_offset",
                        "generation",
                        "checkpoint"),
                filter,
                row -> received.add(received(row)));
        Set<String> hashes = new HashSet<>();
        return received.stream()
                .sorted(NEWEST_GENERATION.thenComparing(BY_ARRIVAL))
                .filter(each -> hashes.add(each.hash()))
                .sorted(BY_ARRIVAL)
                .map(Received::version)
                .toList();
    }

    private Received received(Record row) {
        return new Received(
                (String) row.getField("content_hash"),
                (Integer) row.getField("kafka_partition"),
                (Long) row.getField("kafka_offset"),
                new CaseFile.EventVersion(
                        (String) row.getField("event_id"),
                        (String) row.getField("type"),
                        ((OffsetDateTime) row.getField("happened_at")).toInstant(),
                        (Integer) row.getField("revision"),
                        ((OffsetDateTime) row.getField("arrived_at")).toInstant(),
                        (Integer) row.getField("generation"),
                        (Long) row.getField("checkpoint"),
                        withoutPseudonym((String) row.getField("body"))));
    }

    private JsonNode withoutPseudonym(String body) {
        JsonNode data = json.readTree(body).path("data");
        if (data instanceof ObjectNode object) {
            object.remove("applicant");
            return object;
        }
        return json.createObjectNode();
    }
}
