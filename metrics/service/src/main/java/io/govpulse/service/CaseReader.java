package io.govpulse.service;

import static org.apache.iceberg.expressions.Expressions.and;
import static org.apache.iceberg.expressions.Expressions.equal;
import static org.apache.iceberg.expressions.Expressions.lessThan;
import static org.apache.iceberg.expressions.Expressions.lessThanOrEqual;
import static org.apache.iceberg.expressions.Expressions.or;

import io.govpulse.cases.table.CaseColumns;
import io.govpulse.cases.table.Column;
import io.govpulse.cases.table.FactKind;
import io.govpulse.lake.LakeTable;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads single cases: signed facts and raw events up to the checkpoint of a refresh. */
final class CaseReader {
    private static final List<String> FACTS = CaseColumns.ALL.stream().map(Column::name).toList();

    private final LakeReader lake;
    private final JsonMapper json;

    /** Newer generations first: their rows are there in every answer as of the same refresh. */
    private static final Comparator<Arrival> NEWEST_GENERATION =
            Comparator.comparing((Arrival arrival) -> arrival.telling.generation()).reversed();

    private static final Comparator<Arrival> ARRIVAL =
            Comparator.comparing((Arrival arrival) -> arrival.telling.arrivedAt())
                    .thenComparing(Arrival::partition)
                    .thenComparing(Arrival::offset);

    private record Arrival(String hash, int partition, long offset, CaseFile.Telling telling) {}

    CaseReader(LakeReader lake, JsonMapper json) {
        this.lake = lake;
        this.json = json;
    }

    /** The case as of a refresh; empty when nothing of it had come by then. */
    Optional<CaseFile> read(String caseId, Refresh asOf) {
        CaseHistory history = history(caseId, asOf);
        List<CaseFile.Telling> events = events(caseId, asOf, history.latest());
        if (history.isEmpty() && events.isEmpty()) {
            return Optional.empty();
        }
        CaseHistory.Net net;
        try {
            net = history.net();
        } catch (IllegalStateException e) {
            throw Problems.inconsistentCase(caseId, String.valueOf(e.getMessage()));
        }
        return Optional.of(
                new CaseFile(
                        asOf.pin(),
                        caseId,
                        net.facts(),
                        standing(FactKind.ACTIVITY, caseId, asOf),
                        standing(FactKind.RATING, caseId, asOf),
                        net.changes(),
                        events));
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

    /** Rows of which more were put than taken back. */
    private List<Map<String, @Nullable Object>> standing(
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
            throw Problems.inconsistentCase(
                    caseId, "signed rows of kind " + kind.word() + " do not cancel");
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
     * The tellings that the facts of a generation know: those it wrote down itself, and those of
     * earlier generations that it began with. The latter have no checkpoint of this generation;
     * they are the ones that had arrived by the instant its facts are told for.
     */
    private List<CaseFile.Telling> events(String caseId, Refresh asOf, Optional<Instant> until) {
        Expression known = upTo(asOf);
        if (until.isPresent()) {
            known =
                    or(
                            known,
                            and(
                                    lessThan("generation", asOf.generation()),
                                    lessThanOrEqual("arrived_at", until.get().toString())));
        }
        List<Arrival> arrivals = new ArrayList<>();
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
                and(equal("case_id", caseId), known),
                row -> arrivals.add(arrival(row)));
        Set<String> hashes = new HashSet<>();
        return arrivals.stream()
                .sorted(NEWEST_GENERATION.thenComparing(ARRIVAL))
                .filter(arrival -> hashes.add(arrival.hash()))
                .sorted(ARRIVAL)
                .map(Arrival::telling)
                .toList();
    }

    private Arrival arrival(Record row) {
        return new Arrival(
                (String) row.getField("content_hash"),
                (Integer) row.getField("kafka_partition"),
                (Long) row.getField("kafka_offset"),
                new CaseFile.Telling(
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
