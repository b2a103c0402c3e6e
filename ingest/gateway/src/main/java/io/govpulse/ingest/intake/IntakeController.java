// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.intake;

import io.govpulse.ingest.GatewaySettings;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /v1/events}: CloudEvents 1.0 in structured JSON, one, an array of them, or one a
 * line.
 */
@RestController
final class IntakeController {
    static final String EVENT = "application/cloudevents+json";
    static final String BATCH = "application/cloudevents-batch+json";
    static final String JSON = "application/json";
    static final String LINES = "application/x-ndjson";

    private final Intake intake;
    private final int maxBodyBytes;

    IntakeController(Intake intake, GatewaySettings settings) {
        this.intake = intake;
        this.maxBodyBytes = settings.maxBodyBytes();
    }

    @PostMapping(
            path = "/v1/events",
            consumes = {EVENT, BATCH, JSON})
    ResponseEntity<?> take(HttpServletRequest request) throws IOException {
        Intake.Receipt receipt = intake.take(body(request));
        if (receipt.batch()) {
            return all(receipt.answers());
        }
        Answer answer = receipt.answers().get(0);
        if (answer.isAccepted()) {
            return ResponseEntity.status(HttpStatus.ACCEPTED).body(answer);
        }
        return ResponseEntity.badRequest().body(problem(answer));
    }

    @PostMapping(path = "/v1/events", consumes = LINES)
    ResponseEntity<?> takeLines(HttpServletRequest request) throws IOException {
        return all(intake.takeLines(body(request)));
    }

    private static ResponseEntity<?> all(List<Answer> answers) {
        boolean accepted = answers.stream().allMatch(Answer::isAccepted);
        return ResponseEntity.status(accepted ? HttpStatus.ACCEPTED : HttpStatus.MULTI_STATUS)
                .body(answers);
    }

    private static ProblemDetail problem(Answer answer) {
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(
                        HttpStatus.BAD_REQUEST, answer.reason().orElse("Cannot accept event"));
        problem.setTitle("Event not accepted");
        problem.setProperty("eventStatus", answer.status());
        problem.setProperty("retryable", false);
        answer.id().ifPresent(id -> problem.setProperty("id", id));
        answer.quarantineId().ifPresent(id -> problem.setProperty("quarantineId", id));
        return problem;
    }

    private byte[] body(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > maxBodyBytes) {
            throw new BodyTooLargeException(maxBodyBytes);
        }
        byte[] body = request.getInputStream().readNBytes(maxBodyBytes + 1);
        if (body.length > maxBodyBytes) {
            throw new BodyTooLargeException(maxBodyBytes);
        }
        return body;
    }
}
