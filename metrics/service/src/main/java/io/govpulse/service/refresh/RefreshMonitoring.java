// SPDX-License-Identifier: Apache-2.0
package io.govpulse.service.refresh;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Shows operators whether the lake can be read, and how old the newest refresh is. */
@Configuration(proxyBeanMethods = false)
class RefreshMonitoring {

    /** Up as long as it can answer; whether the lake can be read is a detail of it. */
    @Bean
    HealthIndicator lakeHealthIndicator(PublishedRefreshes refreshes) {
        return () -> {
            Health.Builder health =
                    refreshes.newest().isPresent() && refreshes.trouble().isPresent()
                            ? Health.down()
                            : Health.up();
            refreshes.trouble().ifPresent(why -> health.withDetail("trouble", why));
            health.withDetail(
                    "refresh",
                    refreshes.newest().map(Refresh::id).orElse("no ranking published yet"));
            return health.build();
        };
    }

    @Bean
    MeterBinder refreshMeters(PublishedRefreshes refreshes, Clock clock) {
        return registry -> {
            Gauge.builder("govpulse.refresh.age", () -> age(refreshes, clock))
                    .description("Seconds since the newest refresh was published.")
                    .baseUnit("seconds")
                    .register(registry);
            Gauge.builder(
                            "govpulse.refresh.sequence",
                            () -> refreshes.newest().map(Refresh::sequence).orElse(0L))
                    .description("Number of the newest refresh; 0 before the first.")
                    .register(registry);
        };
    }

    private static double age(PublishedRefreshes refreshes, Clock clock) {
        return refreshes
                .newest()
                .map(refresh -> Duration.between(refresh.publishedAt(), clock.instant()))
                .map(age -> age.toMillis() / 1_000.0)
                .orElse(Double.NaN);
    }
}
