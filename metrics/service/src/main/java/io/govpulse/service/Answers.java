package io.govpulse.service;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.govpulse.service.PublishedRefreshes.Chosen;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers that stand on a refresh. A body is a function of its question and the refresh, so it is
 * written once; how old it is travels in the {@code Age} header.
 */
final class Answers {
    private static final long MOST_BYTES = 32L << 20;

    private final JsonMapper json;
    private final Clock clock;
    private final Cache<Question, Body> written =
            Caffeine.newBuilder()
                    .maximumWeight(MOST_BYTES)
                    .weigher((Question question, Body body) -> body.json().length)
                    .build();

    /**
     * What was asked: the whole request, as a value, and never a hash of it. Each kind of question
     * is a record of its own, so that questions of different kinds are never equal.
     */
    interface Question {}

    Answers(JsonMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    /** Answers from memory where the same was asked before, of the same refresh. */
    ResponseEntity<byte[]> remembered(
            Chosen chosen, Question question, Supplier<? extends Record> answer) {
        Body body = written.get(question, key -> write(answer.get()));
        return respond(chosen, body);
    }

    /** Answers anew. */
    ResponseEntity<byte[]> fresh(Chosen chosen, Record answer) {
        return respond(chosen, write(answer));
    }

    private Body write(Record answer) {
        return new Body(json.writeValueAsBytes(answer));
    }

    private ResponseEntity<byte[]> respond(Chosen chosen, Body body) {
        Duration age = Duration.between(chosen.refresh().publishedAt(), clock.instant());
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(
                        chosen.fixed()
                                ? CacheControl.maxAge(Duration.ofDays(365)).immutable()
                                : CacheControl.noCache())
                .header("Age", Long.toString(Math.max(0, age.toSeconds())))
                .eTag(body.tag())
                .body(body.json());
    }
}
