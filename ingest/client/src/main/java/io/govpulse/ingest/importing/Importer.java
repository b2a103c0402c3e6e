// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing;

import io.govpulse.event.EventType;
import io.govpulse.ingest.client.IntakeClient;
import io.govpulse.ingest.client.IntakeFailedException;
import io.govpulse.ingest.importing.file.EventFile;
import io.govpulse.ingest.importing.file.OutgoingEvent;
import io.govpulse.ingest.importing.report.ImportReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongConsumer;

/**
 * Sends the events of a file to the intake, with one batch in memory at a time. Of each batch the
 * submissions go first: a case whose submission is not accepted must not enter by its decision
 * alone, without department, calendar and zone.
 */
final class Importer {
    private final Function<List<byte[]>, List<IntakeClient.Answer>> intake;
    private final int batchSize;
    private final ImportReport report;
    private final Map<String, String> refusedCases = new HashMap<>();

    /**
     * Creates an importer.
     *
     * @param intake answers for each event of a batch, in its order
     */
    Importer(
            Function<List<byte[]>, List<IntakeClient.Answer>> intake,
            int batchSize,
            ImportReport report) {
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
            // A row is not cut in two: its submission has to be answered before its other events.
            if (!batch.isEmpty() && batch.size() + events.get().size() > batchSize) {
                sendInOrder(file, batch);
                progress.accept(file.bytesRead());
            }
            batch.addAll(events.get());
        }
        sendInOrder(file, batch);
        progress.accept(file.bytesRead());
    }

    private void sendInOrder(EventFile file, List<OutgoingEvent> batch) {
        List<OutgoingEvent> submissions = new ArrayList<>();
        List<OutgoingEvent> others = new ArrayList<>();
        for (OutgoingEvent event : batch) {
            (isSubmission(event) ? submissions : others).add(event);
        }
        batch.clear();
        sendInParts(file, submissions);
        sendInParts(file, others.stream().filter(event -> !withheld(event)).toList());
    }

    private void sendInParts(EventFile file, List<OutgoingEvent> events) {
        for (int from = 0; from < events.size(); from += batchSize) {
            send(file, events.subList(from, Math.min(events.size(), from + batchSize)));
        }
    }

    private static boolean isSubmission(OutgoingEvent event) {
        return event.caseNumber().isPresent()
                && event.type().filter(type -> type == EventType.SUBMITTED).isPresent();
    }

    private boolean withheld(OutgoingEvent event) {
        Optional<String> reason = event.caseNumber().map(refusedCases::get);
        reason.ifPresent(text -> report.withheld(event, text));
        return reason.isPresent();
    }

    private void send(EventFile file, List<OutgoingEvent> events) {
        List<IntakeClient.Answer> answers =
                intake.apply(events.stream().map(OutgoingEvent::wire).toList());
        List<OutgoingEvent> accepted = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            OutgoingEvent event = events.get(i);
            if (answers.get(i).accepted()) {
                report.accepted(event);
                accepted.add(event);
            } else {
                report.quarantined(event, answers.get(i).reason());
                if (isSubmission(event)) {
                    refusedCases.put(event.caseNumber().orElseThrow(), answers.get(i).reason());
                }
            }
        }
        file.accepted(accepted);
    }
}
