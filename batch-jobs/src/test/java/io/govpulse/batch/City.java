// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch;

import io.govpulse.event.CaseKind;
import io.govpulse.event.Channel;
import io.govpulse.event.Event;
import io.govpulse.event.EventData;
import io.govpulse.event.FollowUp;
import io.govpulse.event.Limit;
import io.govpulse.event.Outcome;
import io.govpulse.event.PauseReason;
import io.govpulse.event.ProcedureData;
import io.govpulse.event.QueueData;
import io.govpulse.event.Region;
import io.govpulse.event.VoiceData;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A made-up city: cases over months, with all that goes wrong in real ones; the same by seed. */
public final class City {

    /**
     * An event as it comes in.
     *
     * @param at when it arrives
     * @param event what arrives
     */
    public record ReceivedEvent(Instant at, Event event) {}

    private static final String SOURCE = "city-hall";
    private static final List<Channel> CHANNELS = List.of(Channel.values());
    private static final int DEPARTMENTS = 6;
    private static final int FEW_ITEMS = 25;

    private final Random random;
    private final Instant begin;
    private final Duration span;
    private final int items;
    private final List<ReceivedEvent> received = new ArrayList<>();

    private City(long seed, Instant begin, Duration span, int items) {
        this.random = new Random(seed);
        this.begin = begin;
        this.span = span;
        this.items = items;
    }

    /** Returns all events of this many cases that begin in this span, by time of arrival. */
    public static List<ReceivedEvent> events(long seed, Instant begin, Duration span, int cases) {
        return events(seed, begin, span, cases, FEW_ITEMS);
    }

    /** The same with this many different items. */
    public static List<ReceivedEvent> events(
            long seed, Instant begin, Duration span, int cases, int items) {
        City city = new City(seed, begin, span, items);
        for (int number = 0; number < cases; number++) {
            city.addCase(seed + "-" + number);
        }
        city.received.sort(
                Comparator.comparing(ReceivedEvent::at)
                        .thenComparing(arrival -> arrival.event().id()));
        return city.received;
    }

    /** Returns the latest arrival, not counting those of events that had come before. */
    public static Instant latestArrival(List<ReceivedEvent> received) {
        Map<Event, Instant> first = new HashMap<>();
        received.forEach(each -> first.putIfAbsent(each.event(), each.at()));
        return first.values().stream().max(Instant::compareTo).orElseThrow();
    }

    private void addCase(String number) {
        Instant time = begin.plusSeconds(random.nextLong(span.toSeconds()));
        EventData.Submitted submitted = submitted(department());
        send(number, "submitted", time, 0, submitted);
        if (one(15)) {
            // The source corrects the department later: the case moves to another unit.
            send(
                    number,
                    "submitted",
                    time,
                    1,
                    submitted(department()),
                    Duration.ofDays(random.nextInt(40)));
        }
        if (one(30)) {
            return;
        }
        Instant accepted = time.plus(hours(1, 40));
        send(number, "accepted", accepted, 0, limits(accepted));
        if (one(10)) {
            send(
                    number,
                    "paused",
                    accepted.plus(hours(5, 30)),
                    0,
                    new EventData.ClockPaused(PauseReason.HEARING, Optional.empty()));
            send(
                    number,
                    "resumed",
                    accepted.plus(hours(60, 200)),
                    0,
                    new EventData.ClockResumed(Optional.empty()));
        }
        if (one(6)) {
            return;
        }
        surround(number, accepted);
        // Sometimes decided, by the source's clock, before it was accepted.
        Instant decided = one(40) ? accepted.minus(hours(10, 60)) : accepted.plus(hours(1, 500));
        Outcome outcome = one(12) ? Outcome.WITHDRAWN : Outcome.APPROVED;
        send(number, "decided", decided, 0, new EventData.Decided(outcome, Optional.of(1)));
        if (one(25)) {
            send(
                    number,
                    "decided",
                    decided,
                    1,
                    new EventData.Tombstone(),
                    Duration.ofDays(random.nextInt(20)));
        }
        if (one(40)) {
            send(number, "voided", decided, 0, new EventData.Voided(Optional.empty()));
        }
        if (one(50)) {
            send(number, "submitted", time, 2, new EventData.Tombstone());
        }
    }

    /** Steps, visits and ratings; some ratings are rectified, some are the system's. */
    private void surround(String number, Instant accepted) {
        if (one(3)) {
            send(
                    number,
                    "step-started",
                    accepted,
                    0,
                    new ProcedureData.StepStarted(
                            "review",
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(Limit.workingDays(2))));
            send(
                    number,
                    "step-finished",
                    accepted.plus(hours(1, 90)),
                    0,
                    new ProcedureData.StepFinished("review", Optional.empty(), Optional.empty()));
        }
        if (one(4)) {
            Instant taken = accepted.minus(hours(2, 4));
            send(
                    number,
                    "ticket",
                    taken,
                    0,
                    new QueueData.TicketTaken(
                            "N1",
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Region.UNKNOWN,
                            Optional.empty()));
            send(
                    number,
                    "called",
                    taken.plusSeconds(random.nextInt(2_000)),
                    0,
                    new QueueData.Called("N1", Optional.of("W1"), Optional.empty()));
        }
        if (one(2)) {
            Instant rated = accepted.plus(hours(1, 400));
            send(
                    number,
                    "rated",
                    rated,
                    0,
                    new EventData.Rated(1 + random.nextInt(5), one(4), Optional.empty()));
            if (one(3)) {
                send(
                        number,
                        "mended",
                        rated.plus(hours(1, 600)),
                        0,
                        new VoiceData.RatingFollowedUp(
                                Optional.empty(), FollowUp.RECTIFIED, Optional.empty()));
            }
        }
    }

    private Optional<String> department() {
        return one(20) ? Optional.empty() : Optional.of("D" + random.nextInt(DEPARTMENTS));
    }

    private EventData.Submitted submitted(Optional<String> department) {
        return new EventData.Submitted(
                CHANNELS.get(random.nextInt(CHANNELS.size())),
                department,
                Optional.of("I" + random.nextInt(items)),
                Region.ofDivision(one(2) ? "411523" : "411502"),
                Optional.empty(),
                Optional.of(CaseKind.PROMISED),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private EventData.Accepted limits(Instant accepted) {
        return switch (random.nextInt(4)) {
            case 0 ->
                    new EventData.Accepted(
                            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
            case 1 ->
                    new EventData.Accepted(
                            Optional.empty(),
                            Optional.of(accepted.plus(hours(24, 240))),
                            Optional.of(Limit.workingDays(20)),
                            Optional.empty());
            default ->
                    new EventData.Accepted(
                            Optional.of(Limit.workingDays(1 + random.nextInt(9))),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty());
        };
    }

    private void send(String number, String part, Instant time, int revision, EventData data) {
        send(
                number,
                part,
                time,
                revision,
                data,
                one(20)
                        ? Duration.ofDays(random.nextInt(60))
                        : Duration.ofSeconds(random.nextInt(600)));
    }

    private void send(
            String number,
            String part,
            Instant time,
            int revision,
            EventData data,
            Duration delay) {
        Event event = new Event(SOURCE, number + "/" + part, number, time, revision, data);
        Instant at = time.plus(delay).plusSeconds(revision);
        received.add(new ReceivedEvent(at, event));
        if (one(25)) {
            received.add(new ReceivedEvent(at.plusSeconds(5), event));
        }
    }

    private Duration hours(int from, int to) {
        return Duration.ofMinutes(60L * from + random.nextInt(60 * (to - from)));
    }

    private boolean one(int in) {
        return random.nextInt(in) == 0;
    }
}
