// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.intake;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.govpulse.event.Event;
import io.govpulse.ingest.quarantine.QuarantineRecord;
import io.govpulse.ingest.quarantine.QuarantineVault;
import io.govpulse.ingest.quarantine.Unacceptable;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Takes the events of a request: reads and checks them, writes to Kafka, and only then answers. */
final class Intake {
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private final Admission admission;
    private final QuarantineVault vault;
    private final KafkaLog log;
    private final InstantSource clock;
    private final MeterRegistry metrics;
    private final int maxBatch;

    Intake(
            Admission admission,
            QuarantineVault vault,
            KafkaLog log,
            InstantSource clock,
            MeterRegistry metrics,
            int maxBatch) {
        this.admission = admission;
        this.vault = vault;
        this.log = log;
        this.clock = clock;
        this.metrics = metrics;
        this.maxBatch = maxBatch;
    }

    /**
     * Takes a body of one event or an array of events.
     *
     * @throws UnreadableBodyException when it is neither; it waits in quarantine
     * @throws TooManyEventsException when there are more than fit a request; nothing is kept
     * @throws KafkaUnavailableException when Kafka has not acknowledged all of it
     */
    Receipt take(byte[] body) {
        List<Verdict> verdicts = new ArrayList<>();
        boolean batch;
        try (JsonParser parser = JSON.createParser(body)) {
            batch = checkAll(parser, verdicts);
        } catch (JsonProcessingException e) {
            // The position only: the parser's message quotes what it found.
            JsonLocation at = e.getLocation();
            throw unreadable(
                    body,
                    "Cannot read body: not as expected from line %d, column %d; expected one"
                                    .formatted(
                                            at == null ? 1 : at.getLineNr(),
                                            at == null ? 1 : at.getColumnNr())
                            + " CloudEvent as a JSON object with no field twice, or an array of"
                            + " them");
        } catch (IOException e) {
            throw unreadable(body, "Cannot read body: not in UTF-8; expected UTF-8");
        }
        return new Receipt(batch, write(verdicts));
    }

    /**
     * Takes a body of one event a line (NDJSON). Blank lines are nothing; a line that is no JSON
     * waits in quarantine and costs the others nothing.
     *
     * @return an answer for each line that is not blank, in order
     * @throws TooManyEventsException when there are more than fit a request; nothing is kept
     * @throws KafkaUnavailableException when Kafka has not acknowledged all of it
     */
    List<Answer> takeLines(byte[] body) {
        List<Verdict> verdicts = new ArrayList<>();
        int number = 0;
        for (int start = 0; start < body.length; ) {
            int end = start;
            while (end < body.length && body[end] != '\n') {
                end++;
            }
            number++;
            byte[] line = Arrays.copyOfRange(body, start, end);
            if (!isBlank(line)) {
                if (verdicts.size() == maxBatch) {
                    throw new TooManyEventsException(maxBatch);
                }
                verdicts.add(checkLine(line, number));
            }
            start = end + 1;
        }
        return write(verdicts);
    }

    /** Only the white space of JSON: with anything else the line is to be answered. */
    private static boolean isBlank(byte[] line) {
        for (byte character : line) {
            if (character != ' ' && character != '\t' && character != '\r') {
                return false;
            }
        }
        return true;
    }

    private Verdict checkLine(byte[] line, int number) {
        int column = 1;
        try (JsonParser parser = JSON.createParser(line)) {
            parser.nextToken();
            JsonNode event = JSON.readTree(parser);
            if (parser.nextToken() == null) {
                return admission.check(event);
            }
            column = parser.currentTokenLocation().getColumnNr();
        } catch (JsonProcessingException e) {
            // The position only: the parser's message quotes what it found.
            column = Optional.ofNullable(e.getLocation()).map(JsonLocation::getColumnNr).orElse(1);
        } catch (IOException e) {
            return new Verdict.Quarantined(
                    Unacceptable.body(
                            line,
                            "Cannot read line %d of the request: not in UTF-8; expected UTF-8"
                                    .formatted(number)));
        }
        return new Verdict.Quarantined(
                Unacceptable.body(
                        line,
                        "Cannot read line %d of the request: not as expected from column %d;"
                                        .formatted(number, column)
                                + " expected one CloudEvent a line as a JSON object with no field twice"));
    }

    private boolean checkAll(JsonParser parser, List<Verdict> verdicts) throws IOException {
        JsonToken first = parser.nextToken();
        if (first == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (verdicts.size() == maxBatch) {
                    throw new TooManyEventsException(maxBatch);
                }
                verdicts.add(admission.check(JSON.readTree(parser)));
            }
        } else if (first == JsonToken.START_OBJECT) {
            verdicts.add(admission.check(JSON.readTree(parser)));
        } else {
            throw new JsonParseException(parser, "neither");
        }
        if (parser.nextToken() != null) {
            throw new JsonParseException(parser, "more than one value");
        }
        return first == JsonToken.START_ARRAY;
    }

    private List<Answer> write(List<Verdict> verdicts) {
        List<Event> events = new ArrayList<>();
        List<QuarantineRecord> entries = new ArrayList<>();
        List<Answer> answers = new ArrayList<>(verdicts.size());
        for (Verdict verdict : verdicts) {
            if (verdict instanceof Verdict.Accepted accepted) {
                events.add(accepted.event());
                answers.add(Answer.accepted(accepted.event().id()));
            } else if (verdict instanceof Verdict.Quarantined quarantined) {
                QuarantineRecord entry = vault.seal(quarantined.event(), clock.instant());
                entries.add(entry);
                answers.add(Answer.quarantined(entry));
            } else if (verdict instanceof Verdict.Rejected rejected) {
                answers.add(Answer.rejected(rejected));
            }
        }
        log.append(events, entries);
        answers.forEach(answer -> count(answer.status(), 1));
        return answers;
    }

    private UnreadableBodyException unreadable(byte[] body, String reason) {
        QuarantineRecord entry = vault.seal(Unacceptable.body(body, reason), clock.instant());
        log.append(List.of(), List.of(entry));
        count("unreadable", 1);
        return new UnreadableBodyException(entry);
    }

    private void count(String status, int events) {
        metrics.counter("govpulse.intake.events", "status", status).increment(events);
    }

    /**
     * The answers to a request.
     *
     * @param batch whether it was an array
     * @param answers one for each event, in order
     */
    record Receipt(boolean batch, List<Answer> answers) {}
}
