package io.govpulse.service;

import io.govpulse.indicator.Definitions;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.web.filter.ShallowEtagHeaderFilter;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Wires the service. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class ServiceConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Definitions definitions(ServiceSettings settings) {
        return settings.definitions().map(Definitions::load).orElseGet(Definitions::standard);
    }

    @Bean
    Units units(ServiceSettings settings) {
        return settings.units().map(Units::load).orElseGet(Units::none);
    }

    @Bean
    LakeReader lakeReader(ServiceSettings settings) {
        return new LakeReader(settings.lake());
    }

    @Bean
    PublishedRefreshes publishedRefreshes(LakeReader lake, Clock clock) {
        return new PublishedRefreshes(lake, clock);
    }

    @Bean
    RankingReader rankingReader(LakeReader lake, PublishedRefreshes refreshes) {
        return new RankingReader(lake, refreshes);
    }

    @Bean
    CaseReader caseReader(LakeReader lake, JsonMapper json) {
        return new CaseReader(lake, json);
    }

    @Bean
    Answers answers(JsonMapper json, Clock clock) {
        return new Answers(json, clock);
    }

    /** The wire form does not hang on defaults of a library: fields as declared, no exponents. */
    @Bean
    JsonMapperBuilderCustomizer wireForm() {
        return json ->
                json.disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                        .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                        .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN);
    }

    /** The number of a case may hold a slash, either way. */
    @Bean
    TomcatConnectorCustomizer slashesInPaths() {
        return connector -> {
            String asSent = EncodedSolidusHandling.PASS_THROUGH.getValue();
            connector.setEncodedSolidusHandling(asSent);
            connector.setEncodedReverseSolidusHandling(asSent);
        };
    }

    /** Added after Spring Boot's own valve, so that it stands nearer and speaks first. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> refusalsAsProblems() {
        return factory ->
                factory.addContextCustomizers(
                        context -> context.getParent().getPipeline().addValve(new ProblemValve()));
    }

    @Bean
    FilterRegistrationBean<SecurityHeaders> securityHeaders() {
        return new FilterRegistrationBean<>(new SecurityHeaders());
    }

    /** Pages come out of a jar whose dates are fixed: only their content tells a new release. */
    @Bean
    FilterRegistrationBean<ShallowEtagHeaderFilter> pageTags() {
        FilterRegistrationBean<ShallowEtagHeaderFilter> filter =
                new FilterRegistrationBean<>(new ShallowEtagHeaderFilter());
        filter.getFilter().setWriteWeakETag(true);
        filter.setUrlPatterns(List.of("/assets/*"));
        return filter;
    }

    @Bean
    WebMvcConfigurer strictParameters() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new StrictParameters()).addPathPatterns("/api/**");
            }
        };
    }

    /** Up as long as it can answer; whether the lake can be read is told beside it. */
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
    MeterBinder refreshMeters(PublishedRefreshes refreshes, Subscribers subscribers, Clock clock) {
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
            Gauge.builder("govpulse.stream.subscribers", subscribers::count)
                    .description("Open connections to the stream.")
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
