package io.govpulse.cases;

import io.govpulse.cases.table.CaseColumns;
import io.govpulse.cases.table.FactRow;
import io.govpulse.event.Channel;
import io.govpulse.event.Event;
import io.govpulse.event.EventData;
import io.govpulse.event.EventType;
import io.govpulse.event.Limit;
import io.govpulse.event.Outcome;
import io.govpulse.event.PauseReason;
import io.govpulse.event.Region;
import io.govpulse.rules.Rules;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** The vocabulary of the fold's tests: what a hall tells of one case, by China's clocks. */
final class CaseEvents {
    static final Rules RULES = Rules.standard();
    static final String SOURCE = "hall-a";
    static final String NUMBER = "7";

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Instant LATER = Instant.parse("2036-01-01T00:00:00Z");

    private CaseEvents() {}

    /** A time in China, such as {@code 2026-10-12T10:00}. */
    static Instant china(String local) {
        return LocalDateTime.parse(local).atZone(SHANGHAI).toInstant();
    }

    static Event submitted(String local) {
        return submitted(local, Channel.WEB, Optional.empty());
    }

    static Event submitted(String local, Channel channel, Optional<String> calendar) {
        return event(
                "submitted",
                local,
                new EventData.Submitted(
                        channel,
                        Optional.of("D1"),
                        Optional.of("I1"),
                        Region.ofDivision("411523104001"),
                        Optional.empty(),
                        Optional.empty(),
                        calendar,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    /** Accepted with a promised limit. */
    static Event accepted(String local, String limit) {
        return event("accepted", local, limits(Optional.of(Limit.parse(limit)), Optional.empty()));
    }

    /** Accepted without any limit. */
    static Event accepted(String local) {
        return event("accepted", local, limits(Optional.empty(), Optional.empty()));
    }

    /** Accepted with a promise that the source states as an instant. */
    static Event acceptedDue(String local, Instant promised) {
        return event("accepted", local, limits(Optional.empty(), Optional.of(promised)));
    }

    private static EventData limits(Optional<Limit> limit, Optional<Instant> due) {
        return new EventData.Accepted(limit, due, Optional.empty(), Optional.empty());
    }

    /** Accepted with both limits. */
    static Event limits(String local, String promised, String statutory) {
        return event(
                "accepted",
                local,
                new EventData.Accepted(
                        Optional.of(Limit.parse(promised)),
                        Optional.empty(),
                        Optional.of(Limit.parse(statutory)),
                        Optional.empty()));
    }

    static Event decided(String local) {
        return decided(local, Outcome.APPROVED);
    }

    static Event decided(String local, Outcome outcome) {
        return event("decided", local, new EventData.Decided(outcome, Optional.empty()));
    }

    static Event decided(Instant time) {
        return new Event(
                SOURCE,
                "decided",
                NUMBER,
                time,
                0,
                new EventData.Decided(Outcome.APPROVED, Optional.empty()));
    }

    /** The clock stops for a hearing, under no name. */
    static Event paused(String local) {
        return paused(local, PauseReason.HEARING, Optional.empty());
    }

    static Event paused(String local, PauseReason reason, Optional<String> name) {
        return event(
                "paused-" + name.orElse("") + local,
                local,
                new EventData.ClockPaused(reason, name));
    }

    static Event resumed(String local) {
        return resumed(local, Optional.empty());
    }

    static Event resumed(String local, Optional<String> name) {
        return event("resumed-" + name.orElse("") + local, local, new EventData.ClockResumed(name));
    }

    static Event rated(String local, int level, boolean byDefault) {
        return event(
                "rated-" + local, local, new EventData.Rated(level, byDefault, Optional.empty()));
    }

    static Event voided(String local) {
        return event("voided", local, new EventData.Voided(Optional.empty()));
    }

    static Event event(String id, String local, EventData data) {
        return new Event(SOURCE, id, NUMBER, china(local), 0, data);
    }

    /** The same event under another id. */
    static Event as(String id, Event event) {
        return new Event(
                event.source(),
                id,
                event.caseNumber(),
                event.time(),
                event.revision(),
                event.data());
    }

    /** The same event in another revision. */
    static Event revised(Event event, int revision) {
        return new Event(
                event.source(),
                event.id(),
                event.caseNumber(),
                event.time(),
                revision,
                event.data());
    }

    /** Takes back what was told under this id up to a revision. */
    static Event tombstone(Event event, int revision) {
        return new Event(
                event.source(),
                event.id(),
                event.caseNumber(),
                event.time(),
                revision,
                new EventData.Tombstone());
    }

    /** The facts long after everything. */
    static CaseFacts facts(Event... events) {
        return factsAt(LATER, events);
    }

    static CaseFacts factsAt(String local, Event... events) {
        return factsAt(china(local), events);
    }

    static CaseFacts factsAt(Instant now, Event... events) {
        return CaseFacts.of(List.of(events), RULES, now).orElseThrow();
    }

    /** One column of the facts, as text; empty where there is no value. */
    static String column(CaseFacts facts, String name) {
        return FactRow.of(facts).value(name).map(Object::toString).orElse("");
    }

    /** The facts without what they stand on: how many tellings there were is another question. */
    static Optional<List<Optional<?>>> besideEvidence(Optional<CaseFacts> facts) {
        return facts.map(
                of ->
                        CaseColumns.ALL.stream()
                                .filter(column -> !column.name().equals("events"))
                                .filter(column -> !column.name().equals("conflicts"))
                                .<Optional<?>>map(column -> column.value().apply(of))
                                .toList());
    }

    static boolean isTombstone(Event event) {
        return event.type() == EventType.TOMBSTONE;
    }
}
