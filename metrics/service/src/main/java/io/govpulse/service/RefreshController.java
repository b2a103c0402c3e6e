package io.govpulse.service;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
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

    @Operation(summary = "The published refreshes, newest first, and what each cost")
    @GetMapping("/api/v1/refreshes")
    ResponseEntity<Refresh.Page> refreshes(@RequestParam(defaultValue = "20") String limit) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .body(new Refresh.Page(refreshes.newest(number(limit))));
    }

    private static int number(String limit) {
        try {
            int number = Integer.parseInt(limit);
            if (number >= 1 && number <= MOST) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw Problems.notAccepted("limit", limit, List.of("1 to " + MOST));
        }
        throw Problems.notAccepted("limit", limit, List.of("1 to " + MOST));
    }
}
