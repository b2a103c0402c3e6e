// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.demo.script;

import io.govpulse.event.Channel;
import io.govpulse.event.Event;
import io.govpulse.event.Limit;
import io.govpulse.event.VoiceData;
import io.govpulse.platform.demo.city.SeededRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Consultations of the city's hotline and portal (咨询), which belong to no case. */
final class Consultations {
    private static final String SOURCE = "yunze-consult";

    private Consultations() {}

    /** The consultation of somebody who asks about what this application is for. */
    static List<Event> about(Application application, Schedule schedule, SeededRandom random) {
        String number = "Q" + application.number();
        CaseLog log = new CaseLog(SOURCE, number);
        log.add(
                application.at(),
                new VoiceData.ConsultationAsked(
                        number,
                        Optional.of(random.happens(0.5) ? Channel.PHONE : Channel.WEB),
                        Optional.of(application.department().code()),
                        Optional.of(application.item().code()),
                        application.place().region(),
                        Optional.of(Limit.workingDays(3))));
        if (random.happens(0.96)) {
            boolean late = random.happens(application.department().conduct().late());
            Instant answered =
                    schedule.office(
                            application.at(),
                            late ? random.between(4, 7) : random.between(0, 3),
                            random);
            log.add(
                    answered,
                    new VoiceData.ConsultationAnswered(
                            number, Optional.of(application.department().clerk(random))));
        }
        return log.events();
    }
}
