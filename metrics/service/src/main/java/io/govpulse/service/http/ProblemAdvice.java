// SPDX-License-Identifier: Apache-2.0
package io.govpulse.service.http;

import io.govpulse.process.Failure;
import io.govpulse.service.failure.ServiceFailure;
import java.net.URI;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns failures into RFC 9457 problems. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final String RETRY_AFTER_SECONDS = "10";

    @ExceptionHandler(ServiceFailure.class)
    ResponseEntity<ProblemDetail> failure(ServiceFailure failure) {
        HttpStatus status =
                switch (failure.kind()) {
                    case INVALID -> HttpStatus.BAD_REQUEST;
                    case UNKNOWN -> HttpStatus.NOT_FOUND;
                    case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
                    case INCONSISTENT -> HttpStatus.INTERNAL_SERVER_ERROR;
                };
        ProblemDetail problem = problem(status, failure.name(), failure.title(), failure);
        failure.details().forEach(problem::setProperty);
        return answer(status, problem, failure);
    }

    @ExceptionHandler(Failure.class)
    ResponseEntity<ProblemDetail> failure(Failure failure) {
        HttpStatus status =
                failure.origin() == Failure.Origin.CALLER
                        ? HttpStatus.BAD_REQUEST
                        : failure.retryable()
                                ? HttpStatus.SERVICE_UNAVAILABLE
                                : HttpStatus.INTERNAL_SERVER_ERROR;
        String name = failure.origin().name().toLowerCase(Locale.ROOT) + "-failure";
        return answer(
                status, problem(status, name, "The request cannot be answered", failure), failure);
    }

    private static ProblemDetail problem(
            HttpStatus status, String name, String title, Failure failure) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, failure.getMessage());
        problem.setType(URI.create("urn:govpulse:problem:" + name));
        problem.setTitle(title);
        return problem;
    }

    private static ResponseEntity<ProblemDetail> answer(
            HttpStatus status, ProblemDetail problem, Failure failure) {
        if (failure.getCause() != null || failure.origin() == Failure.Origin.OURS) {
            LOG.warn("Cannot answer a request", failure);
        }
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (failure.retryable()) {
            answer.header("Retry-After", RETRY_AFTER_SECONDS);
        }
        return answer.body(problem);
    }
}
