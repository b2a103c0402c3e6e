// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.command;

import io.govpulse.ingest.client.IntakeClient;
import io.govpulse.ingest.client.IntakeFailedException;
import io.govpulse.platform.core.Component;
import io.govpulse.platform.core.Platform;
import io.govpulse.platform.core.PlatformException;
import io.govpulse.platform.core.PlatformSettings;
import io.govpulse.platform.demo.city.City;
import io.govpulse.platform.demo.city.Plan;
import io.govpulse.platform.demo.script.History;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Sends the demo city's history, and waits until the tables have it. */
final class DemoHistory {
    private static final String PATIENCE_SECONDS = "1800";
    private static final Duration INTAKE_PATIENCE = Duration.ofMinutes(1);
    private static final int REPORT_EVERY = 20_000;

    private final PlatformSettings settings;
    private final Platform platform;
    private final List<String> batch = new ArrayList<>();
    private long sent;

    DemoHistory(PlatformSettings settings, Platform platform) {
        this.settings = settings;
        this.platform = platform;
    }

    void send(City city, Plan plan) {
        platform.say("history: %,d cases …".formatted(plan.cases()));
        IntakeClient intake =
                new IntakeClient(
                        IntakeClient.onThisMachine(settings.port(Component.INTAKE)),
                        INTAKE_PATIENCE,
                        platform::say);
        new History(city, plan)
                .past(
                        wire -> {
                            batch.add(wire);
                            if (batch.size() == IntakeClient.GREATEST_BATCH) {
                                flush(intake);
                            }
                        });
        flush(intake);
        platform.say("history: %,d events sent; waiting for the stream …".formatted(sent));
        if (platform.lag(List.of("--until-zero", PATIENCE_SECONDS)) != 0) {
            throw PlatformException.outside(
                    "Cannot wait for the history any longer; see ./govpulse logs streaming, then run ./govpulse demo again: it goes on");
        }
    }

    private void flush(IntakeClient intake) {
        try {
            intake.send(batch);
        } catch (IntakeFailedException e) {
            throw PlatformException.outside(
                    "%s; see ./govpulse logs intake, then run ./govpulse demo again: it goes on"
                            .formatted(e.getMessage()),
                    e);
        }
        long before = sent;
        sent += batch.size();
        batch.clear();
        if (sent / REPORT_EVERY > before / REPORT_EVERY) {
            platform.say("history: %,d events …".formatted(sent));
        }
    }
}
