// SPDX-License-Identifier: Apache-2.0
package io.govpulse.service.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes answers as of a refresh. A body is a function of its question and the refresh, so it is
 * written once; its age travels in the {@code Age} header.
 */
@Component
public final class Answers {
    private static final long MOST_BYTES = 32L << 20;

    private final JsonMapper json;
    private final Clock clock;
    private final Cache<Question, Body> written =
            Caffeine.newBuilder()
                    .maximumWeight(MOST_BYTES)
                    .weigher((Question question, Body body) -> body.json().length)
                    .build();

    /**
     * A question: the whole request, as a value, and never a hash of it. Each kind of question is a
     * record of its own, so that questions of different kinds are never equal.
     */
    public interface Question {}

    Answers(JsonMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    /**
     * Answers from memory where the same was asked before, as of the same refresh.
     *
     * @param publishedAt when the refresh was published
     * @param pinned whether the same request will always mean this refresh
     * @param question the question and its refresh
     * @param answer computes the answer where it is not in memory
     */
    public ResponseEntity<byte[]> remembered(
            Instant publishedAt,
            boolean pinned,
            Question question,
            Supplier<? extends Record> answer) {
        return respond(publishedAt, pinned, written.get(question, key -> write(answer.get())));
    }

    /**
     * Answers without memory.
     *
     * @param publishedAt when the refresh was published
     * @param pinned whether the same request will always mean this refresh
     * @param answer the answer
     */
    public ResponseEntity<byte[]> fresh(Instant publishedAt, boolean pinned, Record answer) {
        return respond(publishedAt, pinned, write(answer));
    }

    private Body write(Record answer) {
        return new Body(json.writeValueAsBytes(answer));
    }

    private ResponseEntity<byte[]> respond(Instant publishedAt, boolean pinned, Body body) {
        Duration age = Duration.between(publishedAt, clock.instant());
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(
                        pinned
                                ? CacheControl.maxAge(Duration.ofDays(365)).immutable()
                                : CacheControl.noCache())
                .header("Age", Long.toString(Math.max(0, age.toSeconds())))
                .eTag(body.tag())
                .body(body.json());
    }
}
