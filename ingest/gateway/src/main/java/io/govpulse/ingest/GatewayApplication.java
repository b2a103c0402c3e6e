// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest;

import io.govpulse.process.SettingException;
import io.govpulse.process.Settings;
import java.net.BindException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The intake as a process: {@code java -cp … io.govpulse.ingest.GatewayApplication}. */
@SpringBootApplication(proxyBeanMethods = false)
public class GatewayApplication {
    private static final Logger LOG = LoggerFactory.getLogger(GatewayApplication.class);

    GatewayApplication() {}

    /** Starts the intake with the settings of the environment; see {@link GatewaySettings}. */
    public static void main(String[] args) {
        GatewaySettings settings;
        try {
            settings = GatewaySettings.of(Settings.of(System.getenv()));
        } catch (SettingException e) {
            LOG.error(e.getMessage());
            System.exit(2);
            return;
        }
        try {
            start(settings);
        } catch (RuntimeException e) {
            LOG.error("Cannot start the intake: {}", reason(innermost(e), settings));
            System.exit(1);
        }
    }

    private static String reason(Throwable cause, GatewaySettings settings) {
        return cause instanceof BindException
                ? ("%s, port %d: %s; stop the program that has it, or choose another port with"
                                + " GOVPULSE_INTAKE_PORT")
                        .formatted(settings.bind(), settings.port(), cause.getMessage())
                : String.valueOf(cause.getMessage());
    }

    /**
     * Starts the intake and returns when it listens. Kafka may still be away then.
     *
     * @throws RuntimeException when the port is taken or a key file cannot be used
     */
    public static ConfigurableApplicationContext start(GatewaySettings settings) {
        SpringApplication application = new SpringApplication(GatewayApplication.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.addInitializers(
                context ->
                        ((GenericApplicationContext) context)
                                .registerBean(GatewaySettings.class, () -> settings));
        return application.run(
                "--server.address=" + settings.bind(), "--server.port=" + settings.port());
    }

    private static Throwable innermost(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
