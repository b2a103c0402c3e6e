// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.demo.script;

import io.govpulse.calendar.JurisdictionCalendar;
import io.govpulse.event.Channel;
import io.govpulse.platform.demo.city.Applicants;
import io.govpulse.platform.demo.city.City;
import io.govpulse.platform.demo.city.Department;
import io.govpulse.platform.demo.city.Place;
import io.govpulse.platform.demo.city.Regions;
import io.govpulse.platform.demo.city.SeededRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Draws applications. Of every {@value #ROUND} numbers the first four are a joint case (一件事) and
 * its parts in three departments; the others belong to none.
 */
final class Applications {
    static final int ROUND = 120;
    private static final String JOINT = "yunze-joint";

    /** Departments by their numbers: starting a company, a birth, a home. */
    private static final List<List<Integer>> CHAINS =
            List.of(List.of(24, 24, 28, 10), List.of(20, 20, 6, 27), List.of(11, 11, 28, 29));

    private final City city;
    private final long seed;
    private final String series;
    private final JurisdictionCalendar calendar;

    /** Applications numbered in this series, for example {@code L} of the live ones. */
    Applications(City city, long seed, String series, JurisdictionCalendar calendar) {
        this.city = city;
        this.seed = seed;
        this.series = series;
        this.calendar = calendar;
    }

    /** The random numbers for what is drawn for the application of this number. */
    SeededRandom random(String drawn, long number) {
        return SeededRandom.of(seed, series + drawn, number);
    }

    /** An application of history, on a day that follows this pattern. */
    Application following(long number, DemandPattern pattern) {
        SeededRandom when = together(number, "when");
        LocalDate day = pattern.day(when);
        SeededRandom how = random("how", number);
        Department department = department(number, how);
        double progress = pattern.progress(day);
        Channel channel =
                pattern.open(day, channel(department, progress, isJoint(number) ? when : how));
        Instant at = pattern.at(day, channel, when);
        return application(number, department, channel, at, progress, how);
    }

    /** An application at this instant; while the halls are closed, not at a window. */
    Application at(long number, Instant at, boolean open) {
        SeededRandom how = random("how", number);
        Department department = department(number, how);
        Channel wanted = channel(department, 1, how);
        Channel channel = open ? wanted : OfficeHours.whenClosed(wanted);
        return application(number, department, channel, at, 1, how);
    }

    static boolean isJoint(long number) {
        return number % ROUND < CHAINS.get(0).size();
    }

    /** The random numbers for what the parts of a joint case have in common. */
    private SeededRandom together(long number, String drawn) {
        return random(drawn, isJoint(number) ? number - number % ROUND : number);
    }

    private Department department(long number, SeededRandom how) {
        if (!isJoint(number)) {
            return city.anyDepartment(how);
        }
        List<Integer> chain = CHAINS.get((int) (number / ROUND % CHAINS.size()));
        return city.departments().get(chain.get((int) (number % ROUND)) - 1);
    }

    private static Channel channel(Department department, double progress, SeededRandom random) {
        if (random.happens(department.conduct().onlineAt(progress))) {
            return random.happens(0.55) ? Channel.MOBILE : Channel.WEB;
        }
        double drawn = random.fraction();
        if (drawn < 0.75) {
            return Channel.HALL;
        }
        return drawn < 0.89 ? Channel.KIOSK : drawn < 0.98 ? Channel.PHONE : Channel.POST;
    }

    private Application application(
            long number,
            Department department,
            Channel channel,
            Instant at,
            double progress,
            SeededRandom how) {
        SeededRandom who = together(number, "who");
        Place place = who.pick(city.places());
        boolean joint = isJoint(number);
        boolean whole = joint && number % ROUND == 0;
        return new Application(
                joint ? JOINT : department.source(),
                number(number, at),
                department,
                how.pick(department.items()),
                place,
                channel,
                channel == Channel.HALL ? Optional.of(who.pick(place.windows())) : Optional.empty(),
                Applicants.any(who),
                at,
                progress,
                new Application.Part(
                        joint && !whole
                                ? Optional.of(number(number - number % ROUND, at))
                                : Optional.empty(),
                        whole));
    }

    /** 办件编号: division, local day, series and number. */
    private String number(long number, Instant at) {
        LocalDate day = LocalDate.ofInstant(at, calendar.zone());
        return String.format(
                Locale.ROOT,
                "%s%04d%02d%02d%s%06d",
                Regions.CITY,
                day.getYear(),
                day.getMonthValue(),
                day.getDayOfMonth(),
                series,
                number);
    }
}
