// SPDX-License-Identifier: Apache-2.0
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
import io.govpulse.process.RecentFailures;
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
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/** Folds the events of one case again and compares them with its effective facts. */
final class CaseCheck {
    private final Rules rules;
    private final Instant clocksDue;

    /**
     * Creates the check.
     *
     * @param clocksDue facts that ceased to be valid before this instant must have been folded
     *     again
     */
    CaseCheck(Rules rules, Instant clocksDue) {
        this.rules = rules;
        this.clocksDue = clocksDue;
    }

    /** A raw event as it is stored. */
    record StoredEvent(String eventId, String body, String contentHash, Instant arrivedAt) {}

    /**
     * Returns the findings of one case.
     *
     * @param stored its raw events, repeated or not
     * @param net what is left of its signed rows of each kind when equal ones have cancelled: the
     *     columns of the facts, and {@code net}
     */
    List<Finding> check(String caseId, List<StoredEvent> stored, Map<FactKind, List<Row>> net) {
        List<Finding> findings = new ArrayList<>();
        List<Event> events = events(caseId, stored, findings);
        List<NetRow> rows = new ArrayList<>();
        net.forEach((kind, left) -> left.forEach(row -> rows.add(new NetRow(kind, row))));
        List<NetRow> notCancelled = notCancelled(rows);
        Optional<NetRow> ofCase =
                rows.stream().filter(row -> row.kind() == FactKind.CASE).findFirst();
        if (!notCancelled.isEmpty()) {
            findings.add(new Finding(Finding.Kind.ROWS_DO_NOT_CANCEL, caseId, rows(notCancelled)));
        } else if (ofCase.isEmpty()) {
            folding(caseId, events, findings, () -> missing(caseId, stored, events, findings));
        } else if (stored.isEmpty()) {
            findings.add(
                    new Finding(
                            Finding.Kind.EVENTS_MISSING,
                            caseId,
                            "facts as of " + ofCase.get().asOf() + " have no raw event"));
        } else {
            folding(
                    caseId,
                    events,
                    findings,
                    () -> compare(caseId, events, rows, ofCase.get(), findings));
        }
        return findings;
    }

    /** Names a case that cannot be folded: it must not end the audit of all others. */
    private static void folding(
            String caseId, List<Event> events, List<Finding> findings, Runnable comparison) {
        try {
            comparison.run();
        } catch (RuntimeException e) {
            findings.add(
                    new Finding(
                            Finding.Kind.CASE_SET_ASIDE,
                            caseId,
                            "%d raw events cannot be folded: %s"
                                    .formatted(events.size(), RecentFailures.causeOf(e))));
        }
    }

    /** A row that is left when equal ones have cancelled; effective if exactly one is. */
    private record NetRow(FactKind kind, Row row) {
        String key() {
            return kind.keyOf(column -> Optional.ofNullable(row.getAs(column)));
        }

        long net() {
            return row.<Long>getAs("net");
        }

        Instant asOf() {
            return row.getAs("as_of");
        }

        Stream<Instant> validUntil() {
            return Stream.ofNullable(row.getAs("valid_until"));
        }
    }

    private static List<NetRow> notCancelled(List<NetRow> rows) {
        Map<String, List<NetRow>> byKey =
                rows.stream().collect(groupingBy(NetRow::key, TreeMap::new, toList()));
        return byKey.values().stream()
                .filter(sameKey -> sameKey.size() > 1 || sameKey.get(0).net() != 1)
                .flatMap(List::stream)
                .toList();
    }

    private static List<Event> events(
            String caseId, List<StoredEvent> stored, List<Finding> findings) {
        List<Event> events = new ArrayList<>();
        for (StoredEvent row : stored) {
            byte[] body = row.body().getBytes(StandardCharsets.UTF_8);
            String hash = EventCodec.contentHash(body);
            if (!hash.equals(row.contentHash())) {
                findings.add(
                        new Finding(
                                Finding.Kind.EVENT_ALTERED,
                                caseId,
                                "body of event %s has hash %s, its row has %s"
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
            String caseId, List<StoredEvent> stored, List<Event> events, List<Finding> findings) {
        Instant arrived =
                stored.stream()
                        .map(StoredEvent::arrivedAt)
                        .max(Instant::compareTo)
                        .orElse(Instant.MIN);
        CaseFacts.of(events, rules, arrived)
                .ifPresent(
                        facts ->
                                findings.add(
                                        new Finding(
                                                Finding.Kind.FACT_MISSING,
                                                caseId,
                                                events.size() + " raw events, no effective row")));
    }

    private void compare(
            String caseId,
            List<Event> events,
            List<NetRow> effective,
            NetRow ofCase,
            List<Finding> findings) {
        Set<Event> versions = new HashSet<>(events);
        int folded = ofCase.row().getAs("events");
        if (folded != versions.size()) {
            findings.add(
                    new Finding(
                            Finding.Kind.EVENT_VERSIONS_DIFFER,
                            caseId,
                            "facts as of %s were folded from %d events, raw.events has %d: %s"
                                    .formatted(
                                            ofCase.asOf(),
                                            folded,
                                            versions.size(),
                                            versions.stream().map(Event::id).sorted().toList())));
        } else {
            differences(events, effective)
                    .ifPresent(
                            difference ->
                                    findings.add(
                                            new Finding(
                                                    Finding.Kind.FACT_DIFFERS,
                                                    caseId,
                                                    difference)));
        }
        // The row of the case is valid until the first of all its clocks, the others until their
        // own: one clock missed shows in two rows and is one finding.
        effective.stream()
                .flatMap(NetRow::validUntil)
                .min(Instant::compareTo)
                .filter(until -> until.isBefore(clocksDue))
                .ifPresent(
                        until ->
                                findings.add(
                                        new Finding(
                                                Finding.Kind.CLOCK_MISSED,
                                                caseId,
                                                "facts as of %s were valid until %s and were not folded again"
                                                        .formatted(latest(effective), until))));
    }

    private static Instant latest(List<NetRow> rows) {
        return rows.stream().map(NetRow::asOf).max(Instant::compareTo).orElseThrow();
    }

    /**
     * Compares each effective row with the fold. A row that did not change was not written again,
     * and is as of an earlier instant than the others: all are folded as of the latest, and that
     * column is not compared.
     */
    private Optional<String> differences(List<Event> events, List<NetRow> effective) {
        Optional<CaseFacts> folded = CaseFacts.of(events, rules, latest(effective));
        if (folded.isEmpty()) {
            return Optional.of("a row is effective, but every event was taken back");
        }
        Map<String, FactRow> expected = new TreeMap<>();
        for (FactRow row : FactRow.allOf(folded.get())) {
            expected.put(row.key(), row);
        }
        List<String> differences = new ArrayList<>();
        for (NetRow row : effective) {
            FactRow folds = expected.remove(row.key());
            if (folds == null) {
                differences.add(row.key() + " is effective, but folds to nothing");
            } else {
                differences.addAll(differences(row, folds));
            }
        }
        expected.keySet().forEach(key -> differences.add(key + " folds, but no row is effective"));
        return differences.isEmpty()
                ? Optional.empty()
                : Optional.of(String.join("; ", differences));
    }

    private static List<String> differences(NetRow effective, FactRow folds) {
        List<String> differences = new ArrayList<>();
        for (Column<?> column : effective.kind().columns()) {
            Optional<?> written = Optional.ofNullable(effective.row().getAs(column.name()));
            Optional<?> expected = folds.value(column.name());
            if (!column.name().equals("as_of") && !written.equals(expected)) {
                differences.add(
                        "%s%s is written as %s, folds to %s"
                                .formatted(
                                        effective.kind() == FactKind.CASE
                                                ? ""
                                                : effective.key() + ": ",
                                        column.name(),
                                        written.map(Object::toString).orElse("nothing"),
                                        expected.map(Object::toString).orElse("nothing")));
            }
        }
        return differences;
    }

    private static String rows(List<NetRow> left) {
        List<String> rows =
                left.stream()
                        .map(
                                row ->
                                        "row as of %s%s nets %+d"
                                                .formatted(row.asOf(), name(row), row.net()))
                        .sorted()
                        .toList();
        return "exactly one row may be left with +1; " + String.join("; ", rows);
    }

    private static String name(NetRow row) {
        return row.kind() == FactKind.CASE
                ? " with %s events".formatted(row.row().<Integer>getAs("events"))
                : " of " + row.key();
    }
}
