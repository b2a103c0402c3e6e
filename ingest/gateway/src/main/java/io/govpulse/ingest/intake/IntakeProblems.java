// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.intake;

import io.govpulse.process.Failure;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** The errors as problem details (RFC 9457), which say what to do and whether a retry helps. */
@RestControllerAdvice
final class IntakeProblems extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(IntakeProblems.class);
    private static final String RETRY_SECONDS = "5";
    private static final String RETRYABLE = "retryable";

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(UnreadableBodyException e) {
        ProblemDetail problem = problem(HttpStatus.BAD_REQUEST, "Body not readable", e);
        problem.setProperty("quarantineId", e.quarantineId());
        return ResponseEntity.of(problem).build();
    }

    @ExceptionHandler({TooManyEventsException.class, BodyTooLargeException.class})
    ResponseEntity<ProblemDetail> tooLarge(Failure e) {
        return ResponseEntity.of(problem(HttpStatus.CONTENT_TOO_LARGE, "Request too large", e))
                .build();
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unavailable(KafkaUnavailableException e) {
        LOG.warn("Events refused, Kafka does not acknowledge: {}", String.valueOf(e.getCause()));
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "Cannot store the events: Kafka does not answer. Send the same again later:"
                                + " events keep their ids, so nothing is counted twice.");
        problem.setTitle("Not stored");
        problem.setProperty(RETRYABLE, e.retryable());
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                .body(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unexpected(RuntimeException e) {
        LOG.error("Cannot answer a request", e);
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(
                        HttpStatus.INTERNAL_SERVER_ERROR,
                        "Cannot answer: an error of the intake, written to its log. Send the same"
                                + " again later.");
        problem.setProperty(RETRYABLE, true);
        return ResponseEntity.of(problem).build();
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMediaTypeNotSupported(
            HttpMediaTypeNotSupportedException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        e.getBody()
                .setDetail(
                        "Cannot read content type: %s; expected %s, %s, %s or %s"
                                .formatted(
                                        e.getContentType(),
                                        IntakeController.EVENT,
                                        IntakeController.BATCH,
                                        IntakeController.JSON,
                                        IntakeController.LINES));
        e.getBody().setProperty(RETRYABLE, false);
        return handleExceptionInternal(e, null, headers, status, request);
    }

    private static ProblemDetail problem(HttpStatus status, String title, Failure e) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, e.getMessage());
        problem.setTitle(title);
        problem.setProperty(RETRYABLE, e.retryable());
        return problem;
    }
}
