package io.govpulse.platform.demo;

import io.govpulse.event.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How often something else happens around a case. Each is told with the case whose number leaves
 * the given remainder.
 *
 * @param questionEvery one case in so many is asked about
 * @param questionAt remainder of those
 * @param inVainEvery with one case in so many somebody comes to the hall in vain
 * @param inVainAt remainder of those
 * @param wrongEvery with one case in so many the department sends something wrong
 */
record Surroundings(
        int questionEvery, int questionAt, int inVainEvery, int inVainAt, int wrongEvery) {
    /** No number of a case leaves this remainder. */
    private static final int NEVER = -1;

    /** The same while the halls are shut. */
    Surroundings withoutVisits() {
        return new Surroundings(questionEvery, questionAt, inVainEvery, NEVER, wrongEvery);
    }

    /**
     * Everything that is told of a case and around it.
     *
     * @param wrongAt when the wrong event is sent, if there is one
     */
    List<Telling> tellings(
            long number, Application application, Tempo tempo, Chance chance, Instant wrongAt) {
        List<Event> events = new ArrayList<>(CaseScript.of(application, tempo, chance));
        if (number % questionEvery == questionAt) {
            events.addAll(Questions.ask(application, tempo, chance));
        }
        if (number % inVainEvery == inVainAt) {
            events.addAll(Visit.inVain(application, tempo, chance));
        }
        List<Telling> tellings = FaultInjection.among(events, application.applicant(), chance);
        if (number % wrongEvery == wrongEvery / 2) {
            tellings.add(
                    FaultInjection.wrong(
                            application.source(),
                            application.number() + "X",
                            wrongAt,
                            number / wrongEvery));
        }
        return tellings;
    }
}
