package io.govpulse.service;

import java.io.UncheckedIOException;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.exceptions.RuntimeIOException;
import org.apache.iceberg.jdbc.UncheckedSQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns what went wrong into RFC 9457 problems. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler({
        NoSuchTableException.class,
        NotFoundException.class,
        RuntimeIOException.class,
        UncheckedIOException.class,
        UncheckedSQLException.class
    })
    ResponseEntity<Object> lakeUnreadable(RuntimeException e) {
        LOG.warn("Cannot read the lake", e);
        ErrorResponseException problem = Problems.lakeUnreadable(String.valueOf(e.getMessage()));
        return ResponseEntity.status(problem.getStatusCode())
                .headers(problem.getHeaders())
                .body(problem.getBody());
    }
}
