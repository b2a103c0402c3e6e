package io.govpulse.batch.audit;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.govpulse.cases.CaseFacts;
import io.govpulse.cases.table.Column;
import io.govpulse.cases.table.FactKind;
import io.govpulse.cases.table.FactRow;
import io.govpulse.event.Event;
import io.govpulse.event.EventCodec;
import io.govpulse.event.InvalidEventException;
import io.govpulse.event.UnknownEventTypeException;
import io.govpulse.rules.Rules;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/** Folds the events of one case again and compares with what stands. */
final class CaseCheck {
    private final Rules rules;
    private final Instant clocksDue;

    /**
     * @param clocksDue facts that were to change before this instant must have been told anew
     */
    CaseCheck(Rules rules, Instant clocksDue) {
        this.rules = rules;
        this.clocksDue = clocksDue;
    }

    /** A raw event as it is stored. */
    record Stored(String eventId, String body, String contentHash, Instant arrivedAt) {}

    /**
     * The findings of one case.
     *
     * @param stored its raw events, repeated or not
     * @param left what is left of its signed rows of each kind when equal ones have cancelled: the
     *     columns of the facts, and {@code net}
     */
    List<Finding> check(String caseId, List<Stored> stored, Map<FactKind, List<Row>> left) {
        List<Finding> findings = new ArrayList<>();
        List<Event> events = events(caseId, stored, findings);
        List<Standing> standing = new ArrayList<>();
        left.forEach((kind, rows) -> rows.forEach(row -> standing.add(new Standing(kind, row))));
        Map<String, List<Standing>> byKey =
                standing.stream().collect(groupingBy(Standing::key, TreeMap::new, toList()));
        List<Standing> notCancelled =
                byKey.values().stream()
                        .filter(rows -> rows.size() > 1 || rows.get(0).net() != 1)
                        .flatMap(List::stream)
                        .toList();
        Optional<Standing> ofCase =
                standing.stream().filter(row -> row.kind() == FactKind.CASE).findFirst();
        if (!notCancelled.isEmpty()) {
            findings.add(
                    new Finding(
                            Finding.Kind.ROWS_DO_NOT_CANCEL, caseId, notCancelled(notCancelled)));
        } else if (ofCase.isEmpty()) {
            missing(caseId, stored, events, findings);
        } else if (stored.isEmpty()) {
            findings.add(
                    new Finding(
                            Finding.Kind.EVENTS_MISSING,
                            caseId,
                            "facts of " + ofCase.get().asOf() + " stand on no raw event"));
        } else {
            compare(caseId, events, standing, ofCase.get(), findings);
        }
        return findings;
    }

    /** A row that is left. */
    private record Standing(FactKind kind, Row row) {
        String key() {
            return kind.keyOf(column -> Optional.ofNullable(row.getAs(column)));
        }

        long net() {
            return row.<Long>getAs("net");
        }

        Instant asOf() {
            return row.getAs("as_of");
        }

        Optional<Instant> validUntil() {
            return Optional.ofNullable(row.getAs("valid_until"));
        }
    }

    private static List<Event> events(String caseId, List<Stored> stored, List<Finding> findings) {
        List<Event> events = new ArrayList<>();
        for (Stored row : stored) {
            byte[] body = row.body().getBytes(StandardCharsets.UTF_8);
            String hash = EventCodec.contentHash(body);
            if (!hash.equals(row.contentHash())) {
                findings.add(
                        new Finding(
                                Finding.Kind.EVENT_ALTERED,
                                caseId,
                                "body of event %s has hash %s, its row says %s"
                                        .formatted(row.eventId(), hash, row.contentHash())));
            }
            try {
                events.add(EventCodec.decode(body));
            } catch (InvalidEventException | UnknownEventTypeException e) {
                findings.add(
                        new Finding(
                                Finding.Kind.EVENT_ALTERED,
                                caseId,
                                "event " + row.eventId() + ": " + e.getMessage()));
            }
        }
        return events;
    }

    private void missing(
            String caseId, List<Stored> stored, List<Event> events, List<Finding> findings) {
        Instant arrived =
                stored.stream().map(Stored::arrivedAt).max(Instant::compareTo).orElse(Instant.MIN);
        CaseFacts.of(events, rules, arrived)
                .ifPresent(
                        facts ->
                                findings.add(
                                        new Finding(
                                                Finding.Kind.FACT_MISSING,
                                                caseId,
                                                events.size() + " raw events, no standing row")));
    }

    private void compare(
            String caseId,
            List<Event> events,
            List<Standing> standing,
            Standing ofCase,
            List<Finding> findings) {
        Set<Event> tellings = new HashSet<>(events);
        int told = ofCase.row().getAs("events");
        Instant asOf = standing.stream().map(Standing::asOf).max(Instant::compareTo).orElseThrow();
        if (told != tellings.size()) {
            findings.add(
                    new Finding(
                            Finding.Kind.TELLINGS_DIFFER,
                            caseId,
                            "facts of %s stand on %d events, raw.events has %d: %s"
                                    .formatted(
                                            ofCase.asOf(),
                                            told,
                                            tellings.size(),
                                            tellings.stream().map(Event::id).sorted().toList())));
        } else {
            differences(events, standing, asOf)
                    .ifPresent(
                            difference ->
                                    findings.add(
                                            new Finding(
                                                    Finding.Kind.FACT_DIFFERS,
                                                    caseId,
                                                    difference)));
        }
        for (Standing row : standing) {
            if (row.validUntil().map(until -> until.isBefore(clocksDue)).orElse(false)) {
                findings.add(
                        new Finding(
                                Finding.Kind.CLOCK_MISSED,
                                caseId,
                                "facts of %s were valid until %s and were not told anew"
                                        .formatted(row.asOf(), row.validUntil().orElseThrow())));
            }
        }
    }

    /**
     * A row that did not change was not written again, and is told for an earlier instant than the
     * others: all are folded for the latest, and compared but for the instant.
     */
    private Optional<String> differences(
            List<Event> events, List<Standing> standing, Instant asOf) {
        Optional<CaseFacts> folded = CaseFacts.of(events, rules, asOf);
        if (folded.isEmpty()) {
            return Optional.of("a row stands, but every event was taken back");
        }
        Map<String, FactRow> expected = new TreeMap<>();
        for (FactRow row : FactRow.allOf(folded.get())) {
            expected.put(row.key(), row);
        }
        List<String> differences = new ArrayList<>();
        for (Standing row : standing) {
            FactRow folds = expected.remove(row.key());
            if (folds == null) {
                differences.add(row.key() + " stands, but folds to nothing");
            } else {
                differences.addAll(differences(row, folds));
            }
        }
        expected.keySet().forEach(key -> differences.add(key + " folds, but no row stands"));
        return differences.isEmpty()
                ? Optional.empty()
                : Optional.of(String.join("; ", differences));
    }

    private static List<String> differences(Standing standing, FactRow folds) {
        List<String> differences = new ArrayList<>();
        for (Column<?> column : standing.kind().columns()) {
            Optional<?> written = Optional.ofNullable(standing.row().getAs(column.name()));
            Optional<?> expected = folds.value(column.name());
            if (!column.name().equals("as_of") && !written.equals(expected)) {
                differences.add(
                        "%s%s stands as %s, folds to %s"
                                .formatted(
                                        standing.kind() == FactKind.CASE
                                                ? ""
                                                : standing.key() + ": ",
                                        column.name(),
                                        shown(written),
                                        shown(expected)));
            }
        }
        return differences;
    }

    private static String shown(Optional<?> value) {
        return value.map(Object::toString).orElse("nothing");
    }

    private static String notCancelled(List<Standing> left) {
        List<String> rows =
                left.stream()
                        .map(
                                row ->
                                        "row of %s%s nets %+d"
                                                .formatted(row.asOf(), told(row), row.net()))
                        .sorted()
                        .toList();
        return "exactly one row may be left with +1; " + String.join("; ", rows);
    }

    private static String told(Standing row) {
        return row.kind() == FactKind.CASE
                ? " with %s events".formatted(row.row().<Integer>getAs("events"))
                : " of " + row.key();
    }
}
