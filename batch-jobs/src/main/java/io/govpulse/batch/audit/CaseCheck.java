package io.govpulse.batch.audit;

import io.govpulse.cases.CaseFacts;
import io.govpulse.cases.Column;
import io.govpulse.cases.FactRow;
import io.govpulse.event.Event;
import io.govpulse.event.EventCodec;
import io.govpulse.event.InvalidEventException;
import io.govpulse.event.UnknownEventTypeException;
import io.govpulse.reference.Reference;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Row;

/** Folds the events of one case again and compares with what stands. */
final class CaseCheck {
    private final Reference reference;
    private final Instant clocksDue;

    /**
     * @param clocksDue facts that were to change before this instant must have been told anew
     */
    CaseCheck(Reference reference, Instant clocksDue) {
        this.reference = reference;
        this.clocksDue = clocksDue;
    }

    /** A raw event as it is stored. */
    record Stored(String eventId, String body, String contentHash, Instant arrivedAt) {}

    /**
     * The findings of one case.
     *
     * @param stored its raw events, repeated or not
     * @param left what is left of its signed rows when equal ones have cancelled: the columns of
     *     the facts, and {@code net}
     */
    List<Finding> check(String caseId, List<Stored> stored, List<Row> left) {
        List<Finding> findings = new ArrayList<>();
        List<Event> events = events(caseId, stored, findings);
        boolean one = left.size() == 1 && left.get(0).<Long>getAs("net") == 1;
        if (!left.isEmpty() && !one) {
            findings.add(new Finding(Finding.Kind.ROWS_DO_NOT_CANCEL, caseId, notCancelled(left)));
        } else if (left.isEmpty()) {
            missing(caseId, stored, events, findings);
        } else if (stored.isEmpty()) {
            findings.add(
                    new Finding(
                            Finding.Kind.EVENTS_MISSING,
                            caseId,
                            "facts of " + left.get(0).getAs("as_of") + " stand on no raw event"));
        } else {
            compare(caseId, events, left.get(0), findings);
        }
        return findings;
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
        CaseFacts.of(events, reference, arrived)
                .ifPresent(
                        facts ->
                                findings.add(
                                        new Finding(
                                                Finding.Kind.FACT_MISSING,
                                                caseId,
                                                events.size() + " raw events, no standing row")));
    }

    private void compare(String caseId, List<Event> events, Row standing, List<Finding> findings) {
        Set<Event> tellings = new HashSet<>(events);
        int told = standing.getAs("events");
        Optional<Instant> validUntil = Optional.ofNullable(standing.getAs("valid_until"));
        Instant asOf = standing.getAs("as_of");
        if (told != tellings.size()) {
            findings.add(
                    new Finding(
                            Finding.Kind.TELLINGS_DIFFER,
                            caseId,
                            "facts of %s stand on %d events, raw.events has %d: %s"
                                    .formatted(
                                            asOf,
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
        if (validUntil.map(until -> until.isBefore(clocksDue)).orElse(false)) {
            findings.add(
                    new Finding(
                            Finding.Kind.CLOCK_MISSED,
                            caseId,
                            "facts of %s were valid until %s and were not told anew"
                                    .formatted(asOf, validUntil.get())));
        }
    }

    private Optional<String> differences(List<Event> events, Row standing, Instant asOf) {
        Optional<FactRow> folded = CaseFacts.of(events, reference, asOf).map(FactRow::of);
        if (folded.isEmpty()) {
            return Optional.of("a row stands, but every event was taken back");
        }
        List<String> differences = new ArrayList<>();
        for (Column<CaseFacts> column : CaseFacts.COLUMNS) {
            Optional<?> written = Optional.ofNullable(standing.getAs(column.name()));
            Optional<?> expected = folded.get().value(column.name());
            if (!written.equals(expected)) {
                differences.add(
                        "%s stands as %s, folds to %s"
                                .formatted(column.name(), shown(written), shown(expected)));
            }
        }
        return differences.isEmpty()
                ? Optional.empty()
                : Optional.of(String.join("; ", differences));
    }

    private static String shown(Optional<?> value) {
        return value.map(Object::toString).orElse("nothing");
    }

    private static String notCancelled(List<Row> left) {
        List<String> rows =
                left.stream()
                        .map(
                                row ->
                                        "row of %s with %s events nets %+d"
                                                .formatted(
                                                        row.<Instant>getAs("as_of"),
                                                        row.<Integer>getAs("events"),
                                                        row.<Long>getAs("net")))
                        .sorted()
                        .toList();
        return "exactly one row may be left with +1; " + String.join("; ", rows);
    }
}
