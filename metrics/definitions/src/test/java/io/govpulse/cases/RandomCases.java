// SPDX-License-Identifier: Apache-2.0
package io.govpulse.cases;

import io.govpulse.event.CaseKind;
import io.govpulse.event.Channel;
import io.govpulse.event.Event;
import io.govpulse.event.EventData;
import io.govpulse.event.Limit;
import io.govpulse.event.Outcome;
import io.govpulse.event.PauseReason;
import io.govpulse.event.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Random versions of one case. Ids, revisions and times are few, so that versions meet: revisions
 * of one event, ties, two events at one instant, pauses that overlap.
 */
public final class RandomCases {
    private static final Instant FIRST = CaseEvents.china("2026-09-21T00:00");
    private static final int DAYS = 40;

    private RandomCases() {}

    /** All versions of a case in some order, none of them twice. */
    static Arbitrary<List<Event>> versions() {
        return versions(times());
    }

    /** The same of cases that reach into years nobody knows, and limits without measure. */
    public static Arbitrary<List<Event>> wildVersions() {
        return versions(
                Arbitraries.frequencyOf(
                        Tuple.of(3, times()),
                        Tuple.of(
                                1,
                                Arbitraries.of(
                                        CaseEvents.china("1995-03-01T10:00"),
                                        CaseEvents.china("2001-12-31T23:59:59.999999"),
                                        CaseEvents.china("2026-12-29T10:00"),
                                        CaseEvents.china("2030-05-02T10:00"),
                                        CaseEvents.china("2999-12-31T00:00"),
                                        CaseEvents.china("9999-12-31T00:00"),
                                        CaseEvents.china("1990-01-01T08:00")))));
    }

    private static Arbitrary<List<Event>> versions(Arbitrary<Instant> times) {
        return event(times)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12)
                .map(l -> l.stream().distinct().toList());
    }

    private static Arbitrary<Event> event(Arbitrary<Instant> times) {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 7),
                        times,
                        Arbitraries.integers().between(0, 2),
                        data(times))
                .as(
                        (id, time, revision, data) ->
                                new Event(
                                        CaseEvents.SOURCE,
                                        "e" + id,
                                        CaseEvents.NUMBER,
                                        time,
                                        revision,
                                        data));
    }

    /** Instants of some weeks around a long holiday; many of them midnights, as registers write. */
    public static Arbitrary<Instant> times() {
        Arbitrary<Instant> midnights =
                Arbitraries.integers()
                        .between(0, DAYS)
                        .map(days -> FIRST.plus(Duration.ofDays(days)));
        Arbitrary<Instant> microseconds =
                Arbitraries.longs()
                        .between(0, Duration.ofDays(DAYS).toSeconds() * 1_000_000)
                        .map(micros -> FIRST.plusNanos(micros * 1_000));
        return Arbitraries.oneOf(midnights, microseconds);
    }

    private static Arbitrary<EventData> data(Arbitrary<Instant> times) {
        Arbitrary<Optional<Limit>> limits =
                Arbitraries.of("0", "1wd", "5wd", "1.5wd", "8wh", "10d", "48h", "1mo", "100000y")
                        .map(Limit::parse)
                        .optional(0.7);
        Arbitrary<Optional<String>> names = Arbitraries.of("a", "b").optional(0.5);
        Arbitrary<EventData> accepted =
                Combinators.combine(limits, times.optional(0.3), limits, times.optional(0.3))
                        .as(EventData.Accepted::new);
        Arbitrary<EventData> paused =
                Combinators.combine(
                                Arbitraries.of(PauseReason.COMMON),
                                names,
                                Arbitraries.of("1wd", "3d", "100000y")
                                        .map(Limit::parse)
                                        .optional(0.4))
                        .as(EventData.ClockPaused::new);
        Arbitrary<EventData> decided =
                Arbitraries.of(Outcome.values())
                        .map(outcome -> new EventData.Decided(outcome, Optional.of(1)));
        Arbitrary<EventData> rated =
                Combinators.combine(
                                Arbitraries.integers().between(1, 5),
                                Arbitraries.of(true, false),
                                names)
                        .as(EventData.Rated::new);
        return Arbitraries.frequencyOf(
                Tuple.of(2, submitted()),
                Tuple.of(4, accepted),
                Tuple.of(2, paused),
                Tuple.of(2, names.map(EventData.ClockResumed::new)),
                Tuple.of(2, decided),
                Tuple.of(1, rated),
                Tuple.of(6, RandomServices.data()),
                Tuple.of(1, Arbitraries.just(new EventData.Voided(Optional.empty()))),
                Tuple.of(1, Arbitraries.just(new EventData.Tombstone())));
    }

    private static Arbitrary<EventData> submitted() {
        Arbitrary<Optional<String>> codes = Arbitraries.of("一", "A\"7", "x").optional();
        return Combinators.combine(
                        Arbitraries.of(Channel.values()),
                        codes,
                        codes,
                        Arbitraries.of("411523104001", "410000", "411500").map(Region::ofDivision),
                        codes,
                        Arbitraries.of(CaseKind.values()).optional(),
                        Arbitraries.of("china", "around-the-clock/America/New_York").optional(0.3),
                        codes)
                .flatAs(
                        (channel, department, item, region, window, kind, calendar, applicant) ->
                                Combinators.combine(
                                                codes, Arbitraries.of(true, false).optional(0.1))
                                        .as(
                                                (parent, joint) ->
                                                        new EventData.Submitted(
                                                                channel,
                                                                department,
                                                                item,
                                                                region,
                                                                window,
                                                                kind,
                                                                calendar,
                                                                applicant,
                                                                parent,
                                                                joint)));
    }
}
