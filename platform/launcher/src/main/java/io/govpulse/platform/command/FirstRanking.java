// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.govpulse.platform.core.PlatformException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Waits until the service shows a ranking. */
final class FirstRanking {
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final Duration LOOK = Duration.ofMillis(500);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final HttpRequest refreshes;

    FirstRanking(int servicePort) {
        refreshes =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://127.0.0.1:%d/api/v1/refreshes?limit=1"
                                                .formatted(servicePort)))
                        .timeout(Duration.ofSeconds(30))
                        .build();
    }

    void await() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!published()) {
            if (System.nanoTime() > end) {
                throw PlatformException.outside(
                        "Cannot see a ranking after %d minutes; see ./govpulse logs batch"
                                .formatted(PATIENCE.toMinutes()));
            }
            Thread.sleep(LOOK.toMillis());
        }
    }

    private boolean published() throws InterruptedException {
        try {
            return !new ObjectMapper()
                    .readTree(http.send(refreshes, HttpResponse.BodyHandlers.ofString()).body())
                    .path("refreshes")
                    .isEmpty();
        } catch (IOException e) {
            return false;
        }
    }
}
