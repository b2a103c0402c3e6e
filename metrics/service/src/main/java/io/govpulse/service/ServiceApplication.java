package io.govpulse.service;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** Starts the service. */
@SpringBootApplication
public class ServiceApplication {

    public static void main(String[] arguments) {
        ServiceSettings settings;
        try {
            settings = ServiceSettings.of(System.getenv());
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        start(settings);
    }

    static ConfigurableApplicationContext start(ServiceSettings settings) {
        SpringApplication application = new SpringApplication(ServiceApplication.class);
        application.setDefaultProperties(
                Map.of("server.address", settings.bind(), "server.port", settings.port()));
        application.addInitializers(
                context ->
                        ((GenericApplicationContext) context)
                                .registerBean(ServiceSettings.class, () -> settings));
        return application.run();
    }
}
