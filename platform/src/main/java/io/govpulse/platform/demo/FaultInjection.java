package io.govpulse.platform.demo;

import io.govpulse.event.Event;
import io.govpulse.event.EventData;
import io.govpulse.event.PauseReason;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What goes wrong on the way: told twice, told wrong and corrected, taken back, plainly wrong. */
final class FaultInjection {
    private static final double DOUBLED = 0.015;
    private static final double CORRECTED = 0.008;
    private static final double TAKEN_BACK = 0.003;

    private FaultInjection() {}

    /** The tellings of these events, with what goes wrong between. */
    static List<Telling> among(List<Event> events, String applicant, Chance chance) {
        List<Telling> tellings = new ArrayList<>();
        for (Event event : events) {
            if (chance.in(CORRECTED)) {
                tellings.add(told(event, applicant));
                tellings.add(told(corrected(event), applicant));
            } else {
                tellings.add(told(event, applicant));
            }
            if (chance.in(DOUBLED)) {
                tellings.add(tellings.get(tellings.size() - 1));
            }
            if (chance.in(TAKEN_BACK)) {
                tellings.addAll(takenBack(event));
            }
        }
        return tellings;
    }

    private static Telling told(Event event, String applicant) {
        Telling telling = Telling.of(event);
        return event.data() instanceof EventData.Submitted ? telling.from(applicant) : telling;
    }

    /** The same again with the time that was meant: some seconds earlier. */
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
    private static List<Telling> takenBack(Event event) {
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
        return List.of(Telling.of(mistake), Telling.of(tombstone));
    }

    /** Something that the intake cannot accept: codes of another list, times that are none. */
    static Telling wrong(String source, String number, Instant at, long kind) {
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
        return new Telling(
                at,
                """
                {"specversion":"1.0","id":"%s/wrong","source":"%s","type":"io.govpulse.case.%s.v1"%s,"time":"%s","data":%s}"""
                        .formatted(number, source, type, subject, time, data),
                false);
    }
}
