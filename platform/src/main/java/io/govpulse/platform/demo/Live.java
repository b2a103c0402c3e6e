package io.govpulse.platform.demo;

import io.govpulse.calendar.Calendars;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The cases after the history: one every {@value #SECONDS_A_CASE} seconds, around the clock, each
 * told in minutes instead of weeks. Nobody comes to a hall outside office hours; what is handed in
 * goes on, as if all of it were handled at once (秒批). Some departments enter theirs only a week
 * later: those cases have a course by office hours, and come at once.
 */
final class Live {
    static final int SECONDS_A_CASE = 4;
    private static final int BELATED_EVERY = 40;
    private static final Surroundings OPEN = new Surroundings(20, 10, 30, 15, 250);
    private static final Surroundings SHUT = OPEN.withoutVisits();
    private static final int DAYS_LATE = 7;

    private final Plan plan;
    private final OfficeTempo office = new OfficeTempo(Calendars.named("china"));
    private final Applications applications;
    private final Applications belated;

    Live(City city, Plan plan) {
        this.plan = plan;
        this.applications = new Applications(city, plan.seed(), "L", office.calendar());
        this.belated = new Applications(city, plan.seed(), "B", office.calendar());
    }

    /** How many cases have begun by this instant. */
    long begunBy(Instant now) {
        return Math.max(0, Duration.between(plan.begun(), now).toSeconds() / SECONDS_A_CASE);
    }

    /** Everything that is ever told of this case. */
    List<Telling> of(long number) {
        // The parts of a joint case are handed in together.
        long first = Applications.isJoint(number) ? number - number % Applications.ROUND : number;
        Instant at = plan.begun().plusSeconds(first * SECONDS_A_CASE);
        Chance chance = applications.chance("script", number);
        if (number % BELATED_EVERY == BELATED_EVERY - 1) {
            return belated(number, at, chance);
        }
        boolean open = office.isOpen(at);
        return (open ? OPEN : SHUT)
                .tellings(number, applications.at(number, at, open), new QuickTempo(), chance, at);
    }

    private List<Telling> belated(long number, Instant at, Chance chance) {
        LocalDate today = LocalDate.ofInstant(at, office.calendar().zone());
        Diary week = new Diary(office, today.minusDays(2L * DAYS_LATE), today.minusDays(DAYS_LATE));
        Application application = belated.inDiary(number, week);
        return FaultInjection.among(
                        CaseScript.of(application, office, chance), application.applicant(), chance)
                .stream()
                .map(telling -> telling.notBefore(at))
                .toList();
    }
}
