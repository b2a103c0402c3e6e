package io.govpulse.platform.demo;

import io.govpulse.event.Event;
import io.govpulse.event.QueueData;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The way to a window: appointment, ticket, call; or the patience runs out before. */
final class Visit {
    private Visit() {}

    /** The visit on which the case is handed in. */
    static void before(Application application, CaseFile file, Tempo tempo, Chance chance) {
        String ticket = "T" + application.number();
        Instant called = application.at().minus(tempo.minutes(chance.between(1, 4)));
        Instant taken = called.minus(tempo.minutes(waiting(application, chance)));
        Optional<String> appointment = Optional.empty();
        if (chance.in(0.25)) {
            appointment = Optional.of("A" + application.number());
            file.tell(
                    taken.minus(tempo.minutes(chance.between(60, 4_000))),
                    new QueueData.AppointmentMade(
                            appointment.get(),
                            called,
                            Optional.of(application.department().code()),
                            Optional.of(application.item().code()),
                            application.place().region(),
                            application.window()));
        }
        file.tell(taken, ticketTaken(application, ticket, appointment));
        file.tell(
                called,
                new QueueData.Called(
                        ticket,
                        application.window(),
                        Optional.of(application.department().clerk(chance))));
        file.tell(
                application.at().plus(tempo.minutes(chance.between(3, 15))),
                new QueueData.Served(ticket));
    }

    /** Somebody who leaves before being called; there is no case. */
    static List<Event> inVain(Application application, Tempo tempo, Chance chance) {
        String ticket = "V" + application.number();
        CaseFile file = new CaseFile(application.source(), ticket);
        file.tell(application.at(), ticketTaken(application, ticket, Optional.empty()));
        file.tell(
                application.at().plus(tempo.minutes(chance.between(10, 50))),
                new QueueData.Left(ticket));
        return file.events();
    }

    private static QueueData.TicketTaken ticketTaken(
            Application application, String ticket, Optional<String> appointment) {
        return new QueueData.TicketTaken(
                ticket,
                appointment,
                Optional.of(application.department().code()),
                Optional.of(application.item().code()),
                application.place().region(),
                application.window());
    }

    /** Longer where applicants are less content. */
    private static int waiting(Application application, Chance chance) {
        double patience = 4 + application.department().conduct().dissatisfied() * 200;
        return 1 + (int) (-Math.log(1 - chance.share()) * patience);
    }
}
