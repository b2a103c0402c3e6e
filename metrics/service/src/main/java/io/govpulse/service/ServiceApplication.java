package io.govpulse.service;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** Starts the service. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Govpulse 政务脉搏",
                        version = "v1",
                        description =
                                "Published rankings, indicators and cases. Every answer names the"
                                        + " refresh it stands on; asked with asOf it is the same"
                                        + " for ever."))
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
