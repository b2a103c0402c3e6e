// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.command;

import io.govpulse.calendar.Calendars;
import io.govpulse.calendar.Due;
import io.govpulse.calendar.JurisdictionCalendar;
import io.govpulse.calendar.Pause;
import io.govpulse.calendar.UnknownYearException;
import io.govpulse.calendar.WorkingTime;
import io.govpulse.event.Limit;
import io.govpulse.process.Failure;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./govpulse due START LIMIT}. */
@Command(
        name = "due",
        description = "Prints when a case must be decided. docs/time.md explains the rules.",
        footer = {
            "",
            "Examples:",
            "  due 2024-09-13 1wd            prints 2024-09-14, a make-up day",
            "  due 2026-10-12T10:00 8wh      to the minute",
            "  due 2026-10-12 20wd --pause 2026-10-13/2026-10-15T09:00",
            "  due 2024-03-09 2wd --calendar around-the-clock/America/New_York"
        })
final class DueCommand implements Callable<Integer> {
    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");
    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59, 999_999_000);
    private static final String EXPECTED_TIME =
            "expected a day 2024-09-13 (from 00:00), a local time 2024-09-13T10:00 or a time with its"
                    + " offset 2024-09-13T10:00+08:00";

    private final Clock clock;

    @Spec private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "START",
            description = "When the case was accepted: 2024-09-13 or 2024-09-13T10:00.")
    private String start = "";

    @Parameters(
            index = "1",
            paramLabel = "LIMIT",
            description =
                    "20wd working days, 8wh working hours, 30d days, 48h hours, 3mo months, 1y years, parts"
                            + " such as 0.5wd, 0 or onspot.")
    private String limit = "";

    @Option(
            names = "--calendar",
            paramLabel = "C",
            defaultValue = "china",
            description =
                    "china (default), around-the-clock/ZONE, or a file named .yaml, .yml or .ics.")
    private String calendar = "china";

    @Option(
            names = "--pause",
            paramLabel = "FROM/TO",
            description =
                    "A time not counted, any number of them; FROM/ for one that is still open.")
    private List<String> pauses = new ArrayList<>();

    @Option(names = "--explain", description = "Prints how the date comes about.")
    private boolean explain;

    /** With a clock that says which years are past, which decides what is provisional. */
    DueCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        try {
            print();
            return 0;
        } catch (UnknownYearException e) {
            // The question is right; it is the calendar that somebody has to complete.
            spec.commandLine().getErr().println(e.getMessage());
            return 1;
        } catch (IllegalArgumentException | Failure e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private void print() {
        JurisdictionCalendar days = loadCalendar();
        days = days.asOf(LocalDate.now(clock.withZone(days.zone())));
        Instant accepted = instant(start, days.zone());
        Limit parsed = Limit.parse(limit);
        List<Pause> stops = new ArrayList<>();
        for (String pause : pauses) {
            stops.add(pause(pause, days.zone()));
        }
        Due due = days.due(accepted, parsed, stops);
        spec.commandLine().getOut().println(answer(days, due));
        if (explain) {
            explain(days, accepted, parsed, stops, due);
        }
        spec.commandLine().getOut().flush();
    }

    private JurisdictionCalendar loadCalendar() {
        boolean file = calendar.matches("(?i).*\\.(ya?ml|ics)");
        try {
            return file ? Calendars.load(Path.of(calendar)) : Calendars.named(calendar);
        } catch (IllegalArgumentException e) {
            if (file) {
                throw e;
            }
            throw new IllegalArgumentException(
                    e.getMessage() + "; or a file named .yaml, .yml or .ics", e);
        }
    }

    private static String answer(JurisdictionCalendar days, Due due) {
        if (due.isStopped()) {
            return "none: the clock stands still in an open pause";
        }
        LocalDateTime last = LocalDateTime.ofInstant(due.lastInTime(), days.zone());
        String text =
                last.toLocalTime().equals(END_OF_DAY)
                        ? due.date().toString()
                        : MINUTES.format(last);
        return due.provisional()
                ? text
                        + " (provisional: holidays of calendar "
                        + days.id()
                        + " are certain through "
                        + days.knownThrough()
                        + " only)"
                : text;
    }

    private void explain(
            JurisdictionCalendar days, Instant accepted, Limit limit, List<Pause> stops, Due due) {
        PrintWriter out = spec.commandLine().getOut();
        LocalDate day = LocalDate.ofInstant(accepted, days.zone());
        out.println("accepted      " + local(accepted, days) + " " + worked(days, day));
        out.println("limit         " + limit);
        for (Pause pause : stops) {
            out.println("pause         " + local(pause.from(), days) + " to " + end(pause, days));
        }
        if (!due.isStopped()) {
            out.println("in time until " + LocalDateTime.ofInstant(due.lastInTime(), days.zone()));
            out.println(
                    "working days  "
                            + days.workingDaysBetween(day.plusDays(1), due.date().plusDays(1))
                            + " after the day of acceptance, pauses included");
            out.println(
                    "working time  "
                            + time(days.workingTime(accepted, due.lastInTime(), stops))
                            + " from acceptance, pauses taken out");
        }
        out.println(
                "calendar      "
                        + days.id()
                        + ", "
                        + days.zone()
                        + ", certain through "
                        + days.knownThrough());
        out.println("hash          " + days.hash());
    }

    private static String end(Pause pause, JurisdictionCalendar days) {
        return pause.end()
                .map(
                        end ->
                                local(end, days)
                                        + ", "
                                        + time(days.workingTime(pause.from(), end, List.of())))
                .orElse("now, still open");
    }

    private static String worked(JurisdictionCalendar days, LocalDate day) {
        return days.isWorkingDay(day) ? "(a working day)" : "(a day off)";
    }

    private static String time(WorkingTime time) {
        return "%d.%03d working days (%d h %02d min %02d s)"
                .formatted(
                        time.thousandthsOfDay() / 1000,
                        time.thousandthsOfDay() % 1000,
                        time.seconds() / 3600,
                        time.seconds() / 60 % 60,
                        time.seconds() % 60);
    }

    private static String local(Instant instant, JurisdictionCalendar days) {
        return LocalDateTime.ofInstant(instant, days.zone()).toString();
    }

    private static Pause pause(String text, ZoneId zone) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException(
                    "Cannot read pause: "
                            + text
                            + "; expected FROM/TO, or FROM/ for an open one; for each "
                            + EXPECTED_TIME);
        }
        Instant from = instant(text.substring(0, slash), zone);
        String end = text.substring(slash + 1);
        return end.isEmpty() ? Pause.open(from) : Pause.between(from, instant(end, zone));
    }

    private static Instant instant(String text, ZoneId zone) {
        try {
            if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
                return LocalDate.parse(text).atStartOfDay(zone).toInstant();
            }
            if (text.matches(".*T.*(Z|[+-]\\d{2}:\\d{2})")) {
                return OffsetDateTime.parse(text).toInstant();
            }
            return LocalDateTime.parse(text).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "Cannot read time: " + text + "; " + EXPECTED_TIME, e);
        }
    }
}
