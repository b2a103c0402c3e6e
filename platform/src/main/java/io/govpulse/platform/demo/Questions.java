package io.govpulse.platform.demo;

import io.govpulse.event.Channel;
import io.govpulse.event.Event;
import io.govpulse.event.Limit;
import io.govpulse.event.VoiceData;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Questions to the city's hotline and portal, which belong to no case. */
final class Questions {
    private static final String SOURCE = "yunze-consult";

    private Questions() {}

    static List<Event> ask(Application application, Tempo tempo, Chance chance) {
        String number = "Q" + application.number();
        CaseFile file = new CaseFile(SOURCE, number);
        file.tell(
                application.at(),
                new VoiceData.ConsultationAsked(
                        number,
                        Optional.of(chance.in(0.5) ? Channel.PHONE : Channel.WEB),
                        Optional.of(application.department().code()),
                        Optional.of(application.item().code()),
                        application.place().region(),
                        Optional.of(Limit.workingDays(3))));
        if (chance.in(0.96)) {
            boolean late = chance.in(application.department().conduct().late());
            Instant answered =
                    tempo.office(
                            application.at(),
                            late ? chance.between(4, 7) : chance.between(0, 3),
                            chance);
            file.tell(
                    answered,
                    new VoiceData.ConsultationAnswered(
                            number, Optional.of(application.department().clerk(chance))));
        }
        return file.events();
    }
}
