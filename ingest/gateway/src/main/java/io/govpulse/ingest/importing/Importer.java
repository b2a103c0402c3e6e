package io.govpulse.ingest.importing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Takes the events of a file to the intake, one batch in memory at a time. */
final class Importer {
    private final IntakeClient intake;
    private final int batchSize;
    private final ImportReport report;

    Importer(IntakeClient intake, int batchSize, ImportReport report) {
        this.intake = intake;
        this.batchSize = batchSize;
        this.report = report;
    }

    /** Sends every event of the file; {@code progress} learns how many bytes have been read. */
    void run(EventFile file, LongConsumer progress) throws IOException, IntakeFailedException {
        List<OutgoingEvent> batch = new ArrayList<>(batchSize);
        for (Optional<List<OutgoingEvent>> events = file.next();
                events.isPresent();
                events = file.next()) {
            for (OutgoingEvent event : events.get()) {
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
