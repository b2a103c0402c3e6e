// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.demo.script;

import io.govpulse.event.Event;
import io.govpulse.platform.demo.city.SeededRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How many cases come with a consultation, with an abandoned visit, or with an invalid event. Each
 * of these is sent with the cases whose numbers leave the given remainder.
 *
 * @param consultationEvery one case in so many comes with a consultation
 * @param consultationAt remainder of those
 * @param abandonedEvery one case in so many comes with a visit to the hall that is abandoned
 * @param abandonedAt remainder of those
 * @param invalidEvery with one case in so many the department sends something invalid
 */
record EventMix(
        int consultationEvery,
        int consultationAt,
        int abandonedEvery,
        int abandonedAt,
        int invalidEvery) {
    /** No number of a case leaves this remainder. */
    private static final int NEVER = -1;

    /** The same while the halls are closed. */
    EventMix withoutVisits() {
        return new EventMix(consultationEvery, consultationAt, abandonedEvery, NEVER, invalidEvery);
    }

    /**
     * The events of a case and those that come with it.
     *
     * @param invalidAt when the invalid event is sent, if there is one
     */
    List<DemoEvent> events(
            long number,
            Application application,
            Schedule schedule,
            SeededRandom random,
            Instant invalidAt) {
        List<Event> events = new ArrayList<>(CaseScript.of(application, schedule, random));
        if (number % consultationEvery == consultationAt) {
            events.addAll(Consultations.about(application, schedule, random));
        }
        if (number % abandonedEvery == abandonedAt) {
            events.addAll(HallVisit.abandoned(application, schedule, random));
        }
        List<DemoEvent> sent = FaultInjection.into(events, application.applicant(), random);
        if (number % invalidEvery == invalidEvery / 2) {
            sent.add(
                    FaultInjection.invalid(
                            application.source(),
                            application.number() + "X",
                            invalidAt,
                            number / invalidEvery));
        }
        return sent;
    }
}
