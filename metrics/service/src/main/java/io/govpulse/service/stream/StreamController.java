// SPDX-License-Identifier: Apache-2.0
package io.govpulse.service.stream;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

@RestController
class StreamController {
    private final Subscribers subscribers;

    StreamController(Subscribers subscribers) {
        this.subscribers = subscribers;
    }

    @Operation(
            summary = "Announces each refresh as it is published",
            description =
                    "Server-sent events named 'refresh' with id, sequence and publishedAt. The"
                            + " newest one comes first, then each as it is published; comments in"
                            + " between keep the connection open.")
    @ApiResponse(
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(implementation = Subscribers.Announcement.class)))
    @GetMapping(path = "/api/v1/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> stream() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                // Proxies that buffer would hold the announcements back.
                .header("X-Accel-Buffering", "no")
                .body(subscribers.subscribe());
    }
}
