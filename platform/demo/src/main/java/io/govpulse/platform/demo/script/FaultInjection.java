// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.demo.script;

import io.govpulse.event.Event;
import io.govpulse.event.EventData;
import io.govpulse.event.PauseReason;
import io.govpulse.platform.demo.city.SeededRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Faults of the senders: events doubled, corrected later, taken back, or invalid. */
final class FaultInjection {
    private static final double DOUBLED = 0.015;
    private static final double CORRECTED = 0.008;
    private static final double TAKEN_BACK = 0.003;

    private FaultInjection() {}

    /** The versions of these events that are sent, with the faults between them. */
    static List<DemoEvent> into(List<Event> events, String applicant, SeededRandom random) {
        List<DemoEvent> sent = new ArrayList<>();
        for (Event event : events) {
            sent.add(version(event, applicant));
            if (random.happens(CORRECTED)) {
                sent.add(version(corrected(event), applicant));
            }
            if (random.happens(DOUBLED)) {
                sent.add(sent.get(sent.size() - 1));
            }
            if (random.happens(TAKEN_BACK)) {
                sent.addAll(takenBack(event));
            }
        }
        return sent;
    }

    private static DemoEvent version(Event event, String applicant) {
        DemoEvent version = DemoEvent.of(event);
        return event.data() instanceof EventData.Submitted
                ? version.withApplicant(applicant)
                : version;
    }

    /** The next version, with the time that was meant: some seconds earlier. */
    private static Event corrected(Event event) {
        return new Event(
                event.source(),
                event.id(),
                event.caseNumber(),
                event.time().minus(Duration.ofSeconds(7)),
                event.revision() + 1,
                event.data());
    }

    /** A pause that was booked on the wrong case, and its tombstone. */
    private static List<DemoEvent> takenBack(Event event) {
        String id = event.caseNumber() + "/by-mistake";
        Event mistake =
                new Event(
                        event.source(),
                        id,
                        event.caseNumber(),
                        event.time(),
                        0,
                        new EventData.ClockPaused(PauseReason.HEARING, Optional.of("mistake")));
        Event tombstone =
                new Event(
                        event.source(),
                        id,
                        event.caseNumber(),
                        event.time(),
                        1,
                        new EventData.Tombstone());
        return List.of(DemoEvent.of(mistake), DemoEvent.of(tombstone));
    }

    /** An event that the intake cannot accept: codes of another list, impossible times. */
    static DemoEvent invalid(String source, String number, Instant at, long kind) {
        String time = at.toString();
        String type = "submitted";
        String data = "{\"channel\":\"web\"}";
        String subject = ",\"subject\":\"" + number + "\"";
        LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        switch ((int) (kind % 7)) {
            case 0 -> data = "{\"channel\":\"微信小程序\"}";
            case 1 -> time = day.getYear() + "/" + day.getMonthValue() + "/32 25:61";
            case 2 -> type = "archived";
            case 3 -> data = "{}";
            case 4 -> {
                type = "rated";
                data = "{\"level\":7,\"byDefault\":false}";
            }
            case 5 -> {
                type = "accepted";
                data = "{\"promisedLimit\":\"尽快\"}";
            }
            default -> subject = "";
        }
        return new DemoEvent(
                at,
                """
                {"specversion":"1.0","id":"%s/wrong","source":"%s","type":"io.govpulse.case.%s.v1"%s,"time":"%s","data":%s}"""
                        .formatted(number, source, type, subject, time, data),
                false);
    }
}
