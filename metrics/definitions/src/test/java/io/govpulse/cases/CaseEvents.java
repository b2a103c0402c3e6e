// SPDX-License-Identifier: Apache-2.0
package io.govpulse.cases;

import io.govpulse.cases.table.CaseColumns;
import io.govpulse.cases.table.FactRow;
import io.govpulse.event.Channel;
import io.govpulse.event.Event;
import io.govpulse.event.EventData;
import io.govpulse.event.EventType;
import io.govpulse.event.Exemption;
import io.govpulse.event.Limit;
import io.govpulse.event.Outcome;
import io.govpulse.event.PauseReason;
import io.govpulse.event.Region;
import io.govpulse.event.VoiceData;
import io.govpulse.rules.Rules;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** The vocabulary of the fold's tests: the events of one case of a hall, by China's clocks. */
public final class CaseEvents {
    public static final Rules RULES = Rules.standard();
    static final String SOURCE = "hall-a";
    static final String NUMBER = "7";

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Instant LATER = Instant.parse("2036-01-01T00:00:00Z");

    private CaseEvents() {}

    /** A time in China, such as {@code 2026-10-12T10:00}. */
    public static Instant china(String local) {
        return LocalDateTime.parse(local).atZone(SHANGHAI).toInstant();
    }

    public static Event submitted(String local) {
        return submitted(local, Channel.WEB);
    }

    public static Event submitted(String local, Channel channel) {
        return event("submitted", local, submission(channel));
    }

    /** Submitted on the web, under a calendar of its own. */
    public static Event submittedUnder(String calendar, String local) {
        EventData.Submitted plain = submission(Channel.WEB);
        return event(
                "submitted",
                local,
                new EventData.Submitted(
                        plain.channel(),
                        plain.department(),
                        plain.item(),
                        plain.region(),
                        plain.window(),
                        plain.kind(),
                        Optional.of(calendar),
                        plain.applicant(),
                        plain.parent(),
                        plain.joint()));
    }

    private static EventData.Submitted submission(Channel channel) {
        return new EventData.Submitted(
                channel,
                Optional.of("D1"),
                Optional.of("I1"),
                Region.ofDivision("411523104001"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Accepted with a promised limit. */
    public static Event accepted(String local, String limit) {
        return event(
                "accepted",
                local,
                new EventData.Accepted(
                        Optional.of(Limit.parse(limit)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    /** Accepted without any limit. */
    public static Event accepted(String local) {
        return event(
                "accepted",
                local,
                new EventData.Accepted(
                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    /** Accepted with a promise that the source states as an instant. */
    public static Event acceptedDue(String local, Instant promised) {
        return event(
                "accepted",
                local,
                new EventData.Accepted(
                        Optional.empty(),
                        Optional.of(promised),
                        Optional.empty(),
                        Optional.empty()));
    }

    /** Accepted with both limits. */
    public static Event limits(String local, String promised, String statutory) {
        return event(
                "accepted",
                local,
                new EventData.Accepted(
                        Optional.of(Limit.parse(promised)),
                        Optional.empty(),
                        Optional.of(Limit.parse(statutory)),
                        Optional.empty()));
    }

    public static Event decided(String local) {
        return decided(local, Outcome.APPROVED);
    }

    public static Event decided(String local, Outcome outcome) {
        return event("decided", local, new EventData.Decided(outcome, Optional.empty()));
    }

    public static Event decided(Instant time) {
        return new Event(
                SOURCE,
                "decided",
                NUMBER,
                time,
                0,
                new EventData.Decided(Outcome.APPROVED, Optional.empty()));
    }

    /** The clock stops for a hearing, under no name. */
    public static Event paused(String local) {
        return paused(local, PauseReason.HEARING);
    }

    public static Event paused(String local, PauseReason reason) {
        return event("paused-" + local, local, new EventData.ClockPaused(reason, Optional.empty()));
    }

    public static Event paused(String local, PauseReason reason, String name) {
        return event(
                "paused-" + name + local,
                local,
                new EventData.ClockPaused(reason, Optional.of(name)));
    }

    public static Event resumed(String local) {
        return event("resumed-" + local, local, new EventData.ClockResumed(Optional.empty()));
    }

    public static Event resumed(String local, String name) {
        return event(
                "resumed-" + name + local, local, new EventData.ClockResumed(Optional.of(name)));
    }

    public static Event rated(String local, int level, boolean byDefault) {
        return event(
                "rated-" + local, local, new EventData.Rated(level, byDefault, Optional.empty()));
    }

    public static Event voided(String local) {
        return event("voided", local, new EventData.Voided(Optional.empty()));
    }

    public static Event event(String id, String local, EventData data) {
        return new Event(SOURCE, id, NUMBER, china(local), 0, data);
    }

    /** The same event under another id. */
    public static Event as(String id, Event event) {
        return new Event(
                event.source(),
                id,
                event.caseNumber(),
                event.time(),
                event.revision(),
                event.data());
    }

    /** The same event in another revision. */
    public static Event revised(Event event, int revision) {
        return new Event(
                event.source(),
                event.id(),
                event.caseNumber(),
                event.time(),
                revision,
                event.data());
    }

    /** Takes back the versions of this event up to a revision. */
    public static Event tombstone(Event event, int revision) {
        return new Event(
                event.source(),
                event.id(),
                event.caseNumber(),
                event.time(),
                revision,
                new EventData.Tombstone());
    }

    /** The facts long after everything. */
    public static CaseFacts facts(Event... events) {
        return factsAt(LATER, events);
    }

    public static CaseFacts factsAt(String local, Event... events) {
        return factsAt(china(local), events);
    }

    public static CaseFacts factsAt(Instant now, Event... events) {
        return CaseFacts.of(List.of(events), RULES, now).orElseThrow();
    }

    /** The row of the case itself. */
    public static FactRow row(CaseFacts facts) {
        return FactRow.allOf(facts).get(0);
    }

    /** One column of the facts, as text; empty where there is no value. */
    public static String column(CaseFacts facts, String name) {
        return row(facts).value(name).map(Object::toString).orElse("");
    }

    /** The facts of a case, but for how many event versions they rest on. */
    static List<Optional<?>> besideVersions(CaseFacts facts) {
        return CaseColumns.ALL.stream()
                .filter(column -> !column.name().equals("events"))
                .filter(column -> !column.name().equals("conflicts"))
                .<Optional<?>>map(column -> column.value().apply(facts))
                .toList();
    }

    static boolean isTombstone(Event event) {
        return event.type() == EventType.TOMBSTONE;
    }

    /** A decision on an appeal. */
    static Event appeal(String at, boolean upheld, Exemption exempts) {
        return event(
                "a" + at,
                at,
                new VoiceData.AppealDecided(
                        "A1",
                        upheld,
                        Optional.of(exempts),
                        Optional.empty(),
                        Optional.of("Art. 180")));
    }
}
