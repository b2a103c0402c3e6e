// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.demo.script;

import io.govpulse.calendar.Calendars;
import io.govpulse.platform.demo.city.City;
import io.govpulse.platform.demo.city.Plan;
import io.govpulse.platform.demo.city.SeededRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The cases of the last {@value #MONTHS} months. Some are still open when the history ends; their
 * later events are pending, and sent when their time has come.
 */
public final class History {
    static final int MONTHS = 14;
    private static final EventMix MIX = new EventMix(25, 24, 40, 39, 300);

    private final Plan plan;
    private final OfficeHours office = new OfficeHours(Calendars.named("china"));
    private final DemandPattern pattern;
    private final Applications applications;

    /** The history of this city. */
    public History(City city, Plan plan) {
        this.plan = plan;
        LocalDate today = LocalDate.ofInstant(plan.begun(), office.calendar().zone());
        this.pattern = new DemandPattern(office, today.minusMonths(MONTHS), today);
        this.applications = new Applications(city, plan.seed(), "H", office.calendar());
    }

    /** Hands over the events up to the plan's instant in wire form, case by case. */
    public void past(Consumer<String> sink) {
        all(
                event -> {
                    if (!event.time().isAfter(plan.begun())) {
                        sink.accept(event.wire());
                    }
                });
    }

    /** The events after that instant. */
    public List<DemoEvent> pending() {
        List<DemoEvent> pending = new ArrayList<>();
        all(
                event -> {
                    if (event.time().isAfter(plan.begun())) {
                        pending.add(event);
                    }
                });
        return pending;
    }

    /** Hands over all events, case by case. */
    void all(Consumer<DemoEvent> sink) {
        for (int number = 0; number < plan.cases(); number++) {
            of(number).forEach(sink);
        }
    }

    private List<DemoEvent> of(int number) {
        Application application = applications.following(number, pattern);
        SeededRandom random = applications.random("script", number);
        return MIX.events(number, application, office, random, application.at());
    }
}
