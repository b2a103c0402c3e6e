// SPDX-License-Identifier: Apache-2.0
package io.govpulse.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a home without tables to a stream of refreshes. */
final class StartIT {
    private static final String ON_TIME = "/api/v1/rankings/on_time?level=department&period=all";
    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void itStartsBeforeThereIsALakeAndAnnouncesEachRefreshAsItIsPublished(@TempDir Path home) {
        try (RunningService service = new RunningService(home)) {
            nothingIsPublished(service);
            List<String> lines = listen(service);
            try (LakeFixture lake = LakeFixture.in(home)) {
                nothingIsPublished(service);

                new RefreshDraft(lake, 1, "r1")
                        .onTime("department", "2011-08-31", "PWDx", 9, 10)
                        .publish(Instant.parse("2026-11-20T08:00:00Z"));
                await().atMost(SOON)
                        .untilAsserted(
                                () ->
                                        assertThat(lines)
                                                .containsSequence(
                                                        "event:refresh",
                                                        "id:1",
                                                        "data:{\"id\":\"r1\",\"sequence\":1,"
                                                                + "\"publishedAt\":\"2026-11-20T08:00:00Z\"}"));
                String first = service.get(ON_TIME + "&asOf=r1").body();
                assertThat(service.get(ON_TIME).body()).isEqualTo(first);

                new RefreshDraft(lake, 2, "killed")
                        .onTime("department", "2011-08-31", "PWDx", 666, 666)
                        .abandon();
                new RefreshDraft(lake, 2, "r2")
                        .onTime("department", "2011-08-31", "PWDx", 10, 10)
                        .publish(Instant.parse("2026-11-20T08:30:00Z"));
                // Not yet looked for, but asked for by name: it is found.
                assertThat(service.get(ON_TIME + "&asOf=r2").body()).contains("\"numerator\":10");
                await().atMost(SOON).until(() -> lines.contains("id:2"));

                assertThat(service.get(ON_TIME + "&asOf=r1").body())
                        .as("the same bytes, whatever was published since")
                        .isEqualTo(first);
                assertThat(listen(service))
                        .as("who connects later is sent the newest, not all")
                        .satisfies(
                                later -> await().atMost(SOON).until(() -> later.contains("id:2")))
                        .doesNotContain("id:1");
            }
        }
    }

    private static void nothingIsPublished(RunningService service) {
        HttpResponse<String> response = service.get(ON_TIME);
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
        assertThat(response.body())
                .contains("No ranking published yet", "./govpulse refresh", "nothing-published");
        assertThat(service.get("/actuator/health").statusCode()).isEqualTo(200);
        assertThat(service.get("/api/v1/refreshes").body()).isEqualTo("{\"refreshes\":[]}");
        assertThat(service.get("/api/v1/cases/city:1").statusCode()).isEqualTo(503);
        assertThat(service.get("/api/v1/indicators").statusCode()).isEqualTo(200);
    }

    private static List<String> listen(RunningService service) {
        List<String> lines = new CopyOnWriteArrayList<>();
        HttpRequest request = HttpRequest.newBuilder(service.uri("/api/v1/stream")).build();
        Thread reader =
                new Thread(
                        () -> {
                            try (Stream<String> body =
                                    service.client()
                                            .send(request, HttpResponse.BodyHandlers.ofLines())
                                            .body()) {
                                body.forEach(lines::add);
                            } catch (Exception e) {
                                lines.add("ended: " + e);
                            }
                        },
                        "stream-reader");
        reader.setDaemon(true);
        reader.start();
        return lines;
    }
}
