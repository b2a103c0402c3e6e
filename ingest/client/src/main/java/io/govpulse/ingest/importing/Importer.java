// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing;

import io.govpulse.ingest.client.IntakeClient;
import io.govpulse.ingest.client.IntakeFailedException;
import io.govpulse.ingest.importing.file.EventFile;
import io.govpulse.ingest.importing.file.OutgoingEvent;
import io.govpulse.ingest.importing.report.ImportReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Sends the events of a file to the intake, with one batch in memory at a time. */
final class Importer {
    private final IntakeClient intake;
    private final int batchSize;
    private final ImportReport report;

    Importer(IntakeClient intake, int batchSize, ImportReport report) {
        this.intake = intake;
        this.batchSize = batchSize;
        this.report = report;
    }

    /**
     * Sends every event of the file.
     *
     * @param progress receives how many bytes have been read
     * @throws IOException when the file is damaged
     * @throws IntakeFailedException when the intake does not take the events
     */
    void run(EventFile file, LongConsumer progress) throws IOException {
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

    private void send(List<OutgoingEvent> batch) {
        List<IntakeClient.Answer> answers =
                intake.sendLines(batch.stream().map(OutgoingEvent::wire).toList());
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
