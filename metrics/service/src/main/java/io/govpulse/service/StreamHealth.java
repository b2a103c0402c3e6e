// SPDX-License-Identifier: Apache-2.0
package io.govpulse.service;

import io.govpulse.process.RecentFailures;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether the stream in this home gets on: down when it fails over and over, as the figures then
 * stand still, with the cause in one sentence. Of a stream in another home it knows nothing.
 */
final class StreamHealth implements HealthIndicator {
    private final Path home;

    StreamHealth(Path home) {
        this.home = home;
    }

    @Override
    public Health health() {
        try {
            Optional<RecentFailures> failures = RecentFailures.ofStream(home);
            Health.Builder health =
                    failures.filter(RecentFailures::unhealthy).isPresent()
                            ? Health.down()
                            : Health.up();
            failures.ifPresent(recent -> health.withDetail("trouble", recent.sentence()));
            return health.build();
        } catch (UncheckedIOException e) {
            return Health.down().withDetail("trouble", String.valueOf(e.getMessage())).build();
        }
    }
}
