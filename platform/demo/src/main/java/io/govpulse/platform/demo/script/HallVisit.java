// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.demo.script;

import io.govpulse.event.Event;
import io.govpulse.event.QueueData;
import io.govpulse.platform.demo.city.SeededRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A visit to a hall: appointment, ticket, call; or it is abandoned before the call. */
final class HallVisit {
    private HallVisit() {}

    /** Adds the visit on which the case is handed in. */
    static void before(
            Application application, CaseLog log, Schedule schedule, SeededRandom random) {
        String ticket = "T" + application.number();
        Instant called = application.at().minus(schedule.minutes(random.between(1, 4)));
        Instant taken = called.minus(schedule.minutes(waiting(application, random)));
        String appointment = random.happens(0.25) ? "A" + application.number() : null;
        if (appointment != null) {
            log.add(
                    taken.minus(schedule.minutes(random.between(60, 4_000))),
                    new QueueData.AppointmentMade(
                            appointment,
                            called,
                            Optional.of(application.department().code()),
                            Optional.of(application.item().code()),
                            application.place().region(),
                            application.window()));
        }
        log.add(taken, ticketTaken(application, ticket, appointment));
        log.add(
                called,
                new QueueData.Called(
                        ticket,
                        application.window(),
                        Optional.of(application.department().clerk(random))));
        log.add(
                application.at().plus(schedule.minutes(random.between(3, 15))),
                new QueueData.Served(ticket));
    }

    /** The events of a visitor who leaves before being called, and hands in no case. */
    static List<Event> abandoned(Application application, Schedule schedule, SeededRandom random) {
        String ticket = "V" + application.number();
        CaseLog log = new CaseLog(application.source(), ticket);
        log.add(application.at(), ticketTaken(application, ticket, null));
        log.add(
                application.at().plus(schedule.minutes(random.between(10, 50))),
                new QueueData.Left(ticket));
        return log.events();
    }

    private static QueueData.TicketTaken ticketTaken(
            Application application, String ticket, @Nullable String appointment) {
        return new QueueData.TicketTaken(
                ticket,
                Optional.ofNullable(appointment),
                Optional.of(application.department().code()),
                Optional.of(application.item().code()),
                application.place().region(),
                application.window());
    }

    /** Minutes from ticket to call, more of them where applicants are less satisfied. */
    private static int waiting(Application application, SeededRandom random) {
        double patience = 4 + application.department().conduct().dissatisfied() * 200;
        return 1 + (int) (-Math.log(1 - random.fraction()) * patience);
    }
}
