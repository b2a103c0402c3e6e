package io.govpulse.ingest.importing;

import io.govpulse.event.EventType;
import io.govpulse.ingest.importing.TimeFormat.Certainty;
import io.govpulse.ingest.importing.TimeFormat.Reading;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Counts what becomes of rows and events, and keeps the first examples of what went wrong. */
final class ImportReport {
    private static final int EXAMPLES = 10;

    private final String unit;
    private final Map<EventType, Long> accepted = new EnumMap<>(EventType.class);
    private final Tally quarantined = new Tally("quarantined by the intake");
    private final Tally refused = new Tally("refused here, not sent");
    private final Tally skipped = new Tally("rows skipped");
    private final Tally repeated = new Tally("events that rows repeat to the letter: sent once");
    private final Tally repeatedHour =
            new Tally("ambiguous local times (the hour comes twice): the earlier one taken");
    private final Tally skippedHour =
            new Tally("local times that do not exist (the hour is left out): moved on by the gap");

    /**
     * For a file.
     *
     * @param unit what the file consists of: row or line
     */
    ImportReport(String unit) {
        this.unit = unit;
    }

    void accepted(OutgoingEvent event) {
        event.type().ifPresent(type -> accepted.merge(type, 1L, Long::sum));
    }

    void quarantined(OutgoingEvent event, String reason) {
        quarantined.add(event.row(), labelled(event.type(), reason));
    }

    void refused(long row, Optional<EventType> type, String reason) {
        refused.add(row, labelled(type, reason));
    }

    private static String labelled(Optional<EventType> type, String reason) {
        return type.map(known -> known.shortName() + ": ").orElse("") + reason;
    }

    void skipped(long row, String reason) {
        skipped.add(row, reason);
    }

    void repeated(long row, EventType type, String id) {
        repeated.add(row, labelled(Optional.of(type), id));
    }

    void uncertainTime(long row, String column, String text, Reading reading) {
        Tally tally = reading.certainty() == Certainty.REPEATED_HOUR ? repeatedHour : skippedHour;
        tally.add(row, "%s '%s' is %s".formatted(column, text, reading.instant()));
    }

    /** Whether every row became events and every event was accepted. */
    boolean complete() {
        return quarantined.count == 0 && refused.count == 0 && skipped.count == 0;
    }

    long acceptedEvents() {
        return accepted.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * Prints the counts and examples.
     *
     * @param file what it was read as
     */
    void print(PrintWriter out, String file, long rows, Duration took) {
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
        accepted.forEach(
                (type, count) -> out.printf(Locale.ROOT, "%,10d  %s%n", count, type.shortName()));
        List.of(quarantined, refused, skipped, repeated, repeatedHour, skippedHour)
                .forEach(tally -> tally.print(out));
        out.flush();
    }

    private final class Tally {
        private final String meaning;
        private final List<String> examples = new ArrayList<>();
        private long count;

        Tally(String meaning) {
            this.meaning = meaning;
        }

        void add(long row, String example) {
            count++;
            if (examples.size() < EXAMPLES) {
                // What stands in a file must not steer the reader's terminal.
                examples.add(unit + " " + row + ": " + example.replaceAll("\\p{Cntrl}", " "));
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
