// SPDX-License-Identifier: Apache-2.0
package io.govpulse.service.stream;

import io.govpulse.service.failure.ServiceFailure;
import io.govpulse.service.failure.ServiceFailure.Kind;
import io.govpulse.service.refresh.PublishedRefreshes;
import io.govpulse.service.refresh.Refresh;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

/**
 * The subscribers of the stream. Each is sent the newest refresh when it connects, so that none is
 * missed in between, and then each one that is published.
 */
@Component
class Subscribers implements MeterBinder {
    private static final int MOST = 500;
    private static final int WRITERS = 4;

    private final PublishedRefreshes refreshes;
    private final Set<SseEmitter> open = ConcurrentHashMap.newKeySet();

    /** A stalled connection holds up its writer, not the others and not the watch. */
    private final ExecutorService writers =
            Executors.newFixedThreadPool(
                    WRITERS,
                    task -> {
                        Thread thread = new Thread(task, "stream-writer");
                        thread.setDaemon(true);
                        return thread;
                    });

    private long announced;

    /**
     * The announcement of a refresh.
     *
     * @param id its id
     * @param sequence its number
     * @param publishedAt when it was published
     */
    record Announcement(String id, long sequence, Instant publishedAt) {}

    Subscribers(PublishedRefreshes refreshes) {
        this.refreshes = refreshes;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("govpulse.stream.subscribers", open::size)
                .description("Open connections to the stream.")
                .register(registry);
    }

    /**
     * Opens a connection.
     *
     * @throws ServiceFailure when too many are open
     */
    SseEmitter subscribe() {
        if (open.size() >= MOST) {
            throw tooMany();
        }
        SseEmitter emitter = new SseEmitter(0L);
        emitter.onCompletion(() -> open.remove(emitter));
        emitter.onTimeout(() -> open.remove(emitter));
        emitter.onError(e -> open.remove(emitter));
        open.add(emitter);
        send(emitter, SseEmitter.event().reconnectTime(3_000).comment("connected"));
        refreshes.newest().ifPresent(newest -> send(emitter, event(newest)));
        return emitter;
    }

    private static ServiceFailure tooMany() {
        return ServiceFailure.of(
                Kind.UNAVAILABLE,
                "too-many-subscribers",
                "Too many listen to the stream",
                "Cannot subscribe: " + MOST + " listen already; ask again later, or poll");
    }

    /** Looks for a new refresh; one look-up in the catalog when there is none. */
    @Scheduled(fixedDelayString = "${govpulse.watch.milliseconds:2000}")
    void watch() {
        refreshes.poll();
        refreshes
                .newest()
                .filter(newest -> newest.sequence() > announced)
                .ifPresent(
                        newest -> {
                            announced = newest.sequence();
                            broadcast(() -> event(newest));
                        });
    }

    /** Keeps proxies from closing silent connections, and finds those that are gone. */
    @Scheduled(fixedDelay = 15_000)
    void heartbeat() {
        broadcast(() -> SseEmitter.event().comment("heartbeat"));
    }

    /** Before the server waits for its connections to end, which these would never do. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        open.forEach(SseEmitter::complete);
        writers.shutdownNow();
    }

    private static SseEventBuilder event(Refresh refresh) {
        return SseEmitter.event()
                .name("refresh")
                .id(Long.toString(refresh.sequence()))
                .data(
                        new Announcement(refresh.id(), refresh.sequence(), refresh.publishedAt()),
                        MediaType.APPLICATION_JSON);
    }

    /** Takes a supplier because a builder can be sent only once. */
    private void broadcast(Supplier<SseEventBuilder> event) {
        open.forEach(emitter -> writers.execute(() -> send(emitter, event.get())));
    }

    private void send(SseEmitter emitter, SseEventBuilder event) {
        try {
            emitter.send(event);
        } catch (IOException | IllegalStateException e) {
            open.remove(emitter);
        }
    }
}
