// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.report;

import io.govpulse.event.EventType;
import io.govpulse.ingest.importing.file.OutgoingEvent;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The counts of an import's rows and events, with the first examples of what went wrong. What was
 * not accepted is counted by what it would have been: a file that loses its open cases only would
 * otherwise look better than the office is.
 */
public final class ImportReport {
    /** What a file consists of whose rows become events. */
    public static final String ROW = "row";

    private static final int EXAMPLES = 10;

    private final String unit;
    private final Map<EventType, Long> accepted = new EnumMap<>(EventType.class);
    private final Map<EventType, Long> lost = new EnumMap<>(EventType.class);
    private final CaseChanges cases = new CaseChanges();
    private final Tally quarantined = new Tally("quarantined by the intake");
    private final Tally refused = new Tally("refused here, not sent");
    private final Tally withheld =
            new Tally("withheld: the submission of their case was not accepted");
    private final Tally skipped = new Tally("rows skipped");
    private final Tally leftOut = new Tally("fields left out, their events sent without them");
    private final Tally repeated = new Tally("events that rows repeat to the letter: sent once");
    private final Tally repeatedHour =
            new Tally("ambiguous local times (the hour comes twice): the earlier one taken");
    private final Tally skippedHour =
            new Tally("local times that do not exist (the hour is left out): moved on by the gap");

    /**
     * Creates an empty report.
     *
     * @param unit what the file consists of: row or line
     */
    public ImportReport(String unit) {
        this.unit = unit;
    }

    /** The cases that the import changes. */
    public CaseChanges cases() {
        return cases;
    }

    /** Counts an event that the intake accepted. */
    public void accepted(OutgoingEvent event) {
        event.type().ifPresent(type -> accepted.merge(type, 1L, Long::sum));
    }

    /** Counts an event that the intake did not accept. */
    public void quarantined(OutgoingEvent event, String reason) {
        addLost(quarantined, event, reason);
    }

    /** Counts an event that is not sent because the submission of its case was not accepted. */
    public void withheld(OutgoingEvent event, String reason) {
        addLost(withheld, event, reason);
    }

    private void addLost(Tally tally, OutgoingEvent event, String reason) {
        event.type().ifPresent(type -> lost.merge(type, 1L, Long::sum));
        tally.add(event.place(), event.type().map(type -> labelled(type, reason)).orElse(reason));
    }

    /** Counts a line that is not sent. */
    public void refused(String place, String reason) {
        refused.add(place, reason);
    }

    /** Counts an event of a row that is not sent. */
    public void refused(String place, EventType type, String reason) {
        lost.merge(type, 1L, Long::sum);
        refused(place, labelled(type, reason));
    }

    private static String labelled(EventType type, String reason) {
        return type.shortName() + ": " + reason;
    }

    /**
     * Counts a row of which nothing is sent.
     *
     * @param wouldBe the events that it would have given
     */
    public void skipped(String place, String reason, Collection<EventType> wouldBe) {
        wouldBe.forEach(type -> lost.merge(type, 1L, Long::sum));
        skipped.add(place, reason);
    }

    /** Counts a field that an event is sent without. */
    public void leftOut(String place, EventType type, String reason) {
        leftOut.add(place, labelled(type, reason));
    }

    /** Counts an event that an earlier row gave with the same content. */
    public void repeated(String place, EventType type, String id) {
        repeated.add(place, labelled(type, id));
    }

    /** Counts a local time in an hour that comes twice, and the instant taken for it. */
    public void repeatedHour(String place, String column, String text, Instant taken) {
        repeatedHour.add(place, "%s '%s' is %s".formatted(column, text, taken));
    }

    /** Counts a local time in an hour that is left out, and the instant taken for it. */
    public void skippedHour(String place, String column, String text, Instant taken) {
        skippedHour.add(place, "%s '%s' is %s".formatted(column, text, taken));
    }

    /** Whether every row became events, with all their fields, and every event was accepted. */
    public boolean complete() {
        return List.of(quarantined, refused, withheld, skipped, leftOut).stream()
                .allMatch(tally -> tally.count == 0);
    }

    private long acceptedEvents() {
        return accepted.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * Prints the counts and examples.
     *
     * @param file description of the file
     * @param rows how many rows or lines were read
     * @param took how long it took
     */
    public void print(PrintWriter out, String file, long rows, Duration took) {
        out.printf("Read as %s%n", file);
        double seconds = Math.max(0.001, took.toMillis() / 1000.0);
        out.printf(
                Locale.ROOT,
                "%,d %ss, %,d events accepted in %.1f s (%,.0f events/s)%n",
                rows,
                unit,
                acceptedEvents(),
                seconds,
                acceptedEvents() / seconds);
        printTypes(out);
        if (unit.equals(ROW)) {
            cases.print(out);
        }
        List.of(
                        quarantined,
                        refused,
                        withheld,
                        skipped,
                        leftOut,
                        repeated,
                        repeatedHour,
                        skippedHour)
                .forEach(tally -> tally.print(out));
        out.flush();
    }

    private void printTypes(PrintWriter out) {
        Set<EventType> types = EnumSet.noneOf(EventType.class);
        types.addAll(accepted.keySet());
        types.addAll(lost.keySet());
        for (EventType type : types) {
            long missing = lost.getOrDefault(type, 0L);
            out.printf(
                    Locale.ROOT,
                    "%,10d  %s%s%n",
                    accepted.getOrDefault(type, 0L),
                    type.shortName(),
                    missing == 0 ? "" : "; not accepted: %,d".formatted(missing));
        }
    }

    private static final class Tally {
        private final String meaning;
        private final List<String> examples = new ArrayList<>();
        private long count;

        Tally(String meaning) {
            this.meaning = meaning;
        }

        void add(String place, String example) {
            count++;
            if (examples.size() < EXAMPLES) {
                // The content of a file must not control the reader's terminal.
                examples.add((place + ": " + example).replaceAll("\\p{Cntrl}", " "));
            }
        }

        void print(PrintWriter out) {
            out.printf(Locale.ROOT, "%,10d  %s%n", count, meaning);
            examples.forEach(example -> out.printf("            %s%n", example));
            if (count > examples.size()) {
                out.printf(Locale.ROOT, "            and %,d more%n", count - examples.size());
            }
        }
    }
}
