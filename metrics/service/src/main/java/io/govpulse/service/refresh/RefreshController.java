// SPDX-License-Identifier: Apache-2.0
package io.govpulse.service.refresh;

import io.govpulse.service.http.RequestParameters;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class RefreshController {
    private static final int MOST = 1_000;

    private final PublishedRefreshes refreshes;

    RefreshController(PublishedRefreshes refreshes) {
        this.refreshes = refreshes;
    }

    @Operation(summary = "The published refreshes, newest first, and the cost of each")
    @GetMapping("/api/v1/refreshes")
    ResponseEntity<Refresh.Page> refreshes(@RequestParam(defaultValue = "20") String limit) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .body(
                        new Refresh.Page(
                                refreshes.newest(RequestParameters.count("limit", limit, MOST))));
    }
}
