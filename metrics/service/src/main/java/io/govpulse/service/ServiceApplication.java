// SPDX-License-Identifier: Apache-2.0
package io.govpulse.service;

import io.govpulse.indicator.Definitions;
import io.govpulse.process.Failure;
import io.govpulse.process.Settings;
import io.govpulse.service.lake.LakeReader;
import io.govpulse.service.unit.Units;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import java.time.Clock;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts the service. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Govpulse 政务脉搏",
                        version = "v1",
                        description =
                                "Published rankings, indicators and cases. Every answer names the"
                                        + " refresh it is as of; asked with asOf it is the same for"
                                        + " ever."))
@EnableScheduling
@SpringBootApplication
public class ServiceApplication {
    private static final int UNACCEPTABLE = 2;

    public static void main(String[] arguments) {
        SpringApplication application;
        try {
            application = application(ServiceSettings.of(Settings.of(System.getenv())));
        } catch (IllegalArgumentException | Failure e) {
            System.err.println(e.getMessage());
            System.exit(UNACCEPTABLE);
            return;
        }
        application.run();
    }

    /**
     * Prepares the service.
     *
     * @throws IllegalArgumentException when a file that the settings name is unreadable or does not
     *     pass its checks; the message names it
     */
    static SpringApplication application(ServiceSettings settings) {
        Definitions definitions =
                settings.definitions().map(Definitions::load).orElseGet(Definitions::standard);
        Units units = settings.units().map(Units::load).orElseGet(Units::none);
        SpringApplication application = new SpringApplication(ServiceApplication.class);
        application.setDefaultProperties(
                Map.of("server.address", settings.bind(), "server.port", settings.port()));
        application.addInitializers(
                context -> {
                    GenericApplicationContext beans = (GenericApplicationContext) context;
                    beans.registerBean(Clock.class, Clock::systemUTC);
                    beans.registerBean(Definitions.class, () -> definitions);
                    beans.registerBean(Units.class, () -> units);
                    beans.registerBean(LakeReader.class, () -> new LakeReader(settings.lake()));
                    beans.registerBean(
                            "streamHealthIndicator",
                            StreamHealth.class,
                            () -> new StreamHealth(settings.home()));
                });
        return application;
    }
}
