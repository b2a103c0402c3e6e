// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.demo.script;

import io.govpulse.calendar.Calendars;
import io.govpulse.platform.demo.city.City;
import io.govpulse.platform.demo.city.Plan;
import io.govpulse.platform.demo.city.SeededRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The cases after the history: one every {@value #SECONDS_A_CASE} seconds, around the clock, each
 * with a course of minutes instead of weeks. Nobody comes to a hall outside office hours; what is
 * handed in is handled all the same, as if at once (秒批). Some departments enter theirs only a week
 * later: those cases have a course by office hours, and all their events are sent together.
 */
public final class LiveCases {
    static final int SECONDS_A_CASE = 4;
    private static final int BELATED_EVERY = 40;
    private static final EventMix OPEN = new EventMix(20, 10, 30, 15, 250);
    private static final EventMix CLOSED = OPEN.withoutVisits();
    private static final int DAYS_LATE = 7;

    private final Plan plan;
    private final OfficeHours office = new OfficeHours(Calendars.named("china"));
    private final Applications applications;
    private final Applications belated;

    /** The live cases of this city. */
    public LiveCases(City city, Plan plan) {
        this.plan = plan;
        this.applications = new Applications(city, plan.seed(), "L", office.calendar());
        this.belated = new Applications(city, plan.seed(), "B", office.calendar());
    }

    /** The number of cases that have begun by this instant. */
    public long begunBy(Instant now) {
        return Math.max(0, Duration.between(plan.begun(), now).toSeconds() / SECONDS_A_CASE);
    }

    /** All events that are ever sent of this case, and those that come with it. */
    public List<DemoEvent> of(long number) {
        // The parts of a joint case are handed in together.
        long first = Applications.isJoint(number) ? number - number % Applications.ROUND : number;
        Instant at = plan.begun().plusSeconds(first * SECONDS_A_CASE);
        SeededRandom random = applications.random("script", number);
        if (number % BELATED_EVERY == BELATED_EVERY - 1) {
            return belated(number, at, random);
        }
        boolean open = office.isOpen(at);
        return (open ? OPEN : CLOSED)
                .events(
                        number,
                        applications.at(number, at, open),
                        new AcceleratedSchedule(),
                        random,
                        at);
    }

    private List<DemoEvent> belated(long number, Instant at, SeededRandom random) {
        LocalDate today = LocalDate.ofInstant(at, office.calendar().zone());
        DemandPattern week =
                new DemandPattern(
                        office, today.minusDays(2L * DAYS_LATE), today.minusDays(DAYS_LATE));
        Application application = belated.following(number, week);
        return FaultInjection.into(
                        CaseScript.of(application, office, random), application.applicant(), random)
                .stream()
                .map(event -> event.notBefore(at))
                .toList();
    }
}
