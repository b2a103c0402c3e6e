package io.govpulse.platform.demo;

import io.govpulse.calendar.JurisdictionCalendar;
import io.govpulse.event.Channel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Draws who applies for what. Of every {@value #ROUND} numbers the first four are a joint case
 * (一件事) and its parts in three departments; the others stand alone.
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

    Chance chance(String drawn, long number) {
        return Chance.of(seed, series + drawn, number);
    }

    /** On the days of a diary. */
    Application inDiary(long number, Diary diary) {
        Chance when = together(number, "when");
        LocalDate day = diary.day(when);
        Chance how = chance("how", number);
        Department department = department(number, how);
        double progress = diary.progress(day);
        Channel channel =
                diary.open(day, channel(department, progress, isJoint(number) ? when : how));
        Instant at = diary.at(day, channel, when);
        return application(number, department, channel, at, progress, how);
    }

    /** At this instant, whatever the hour: outside office hours not at a window. */
    Application at(long number, Instant at, boolean open) {
        Chance how = chance("how", number);
        Department department = department(number, how);
        Channel wanted = channel(department, 1, how);
        Channel channel = open ? wanted : OfficeTempo.whenShut(wanted);
        return application(number, department, channel, at, 1, how);
    }

    static boolean isJoint(long number) {
        return number % ROUND < CHAINS.get(0).size();
    }

    /** What the parts of a joint case have in common is drawn for all of them. */
    private Chance together(long number, String drawn) {
        return chance(drawn, isJoint(number) ? number - number % ROUND : number);
    }

    private Department department(long number, Chance how) {
        if (!isJoint(number)) {
            return city.anyDepartment(how);
        }
        List<Integer> chain = CHAINS.get((int) (number / ROUND % CHAINS.size()));
        return city.departments().get(chain.get((int) (number % ROUND)) - 1);
    }

    private static Channel channel(Department department, double progress, Chance chance) {
        if (chance.in(department.conduct().onlineAt(progress))) {
            return chance.in(0.55) ? Channel.MOBILE : Channel.WEB;
        }
        double drawn = chance.share();
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
            Chance how) {
        Chance who = together(number, "who");
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
