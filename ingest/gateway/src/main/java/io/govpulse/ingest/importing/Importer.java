package io.govpulse.ingest.importing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;

/** Takes a file through the mapping to the intake, one batch in memory at a time. */
final class Importer {
    private final Mapping mapping;
    private final IntakeClient intake;
    private final int batchSize;
    private final ImportReport report;

    Importer(Mapping mapping, IntakeClient intake, int batchSize, ImportReport report) {
        this.mapping = mapping;
        this.intake = intake;
        this.batchSize = batchSize;
        this.report = report;
    }

    /**
     * Refuses a file that lacks columns of the mapping, before anything is sent.
     *
     * @throws MappingException naming the missing columns and those of the file
     */
    void check(SourceFile file) {
        Set<String> missing = new TreeSet<>(mapping.columns());
        file.columns().forEach(missing::remove);
        if (!missing.isEmpty()) {
            throw new MappingException(
                    "Cannot use the mapping: the file has no column %s; it has: %s"
                            .formatted(
                                    String.join(", ", missing), String.join(", ", file.columns())));
        }
    }

    /** Sends every row of the file; {@code progress} learns how many bytes have been read. */
    void run(SourceFile file, LongConsumer progress) throws IOException, IntakeFailedException {
        RowMapper rows = new RowMapper(mapping, report);
        List<OutgoingEvent> batch = new ArrayList<>(batchSize);
        for (Optional<SourceRow> row = file.next(); row.isPresent(); row = file.next()) {
            for (OutgoingEvent event : rows.map(row.get())) {
                batch.add(event);
                if (batch.size() == batchSize) {
                    send(batch);
                    progress.accept(file.bytesRead());
                }
            }
        }
        send(batch);
        progress.accept(file.bytesRead());
    }

    private void send(List<OutgoingEvent> batch) throws IntakeFailedException {
        if (batch.isEmpty()) {
            return;
        }
        List<IntakeClient.Answer> answers = intake.send(batch);
        for (int i = 0; i < batch.size(); i++) {
            if (answers.get(i).accepted()) {
                report.accepted(batch.get(i));
            } else {
                report.quarantined(batch.get(i), answers.get(i).reason());
            }
        }
        batch.clear();
    }
}
