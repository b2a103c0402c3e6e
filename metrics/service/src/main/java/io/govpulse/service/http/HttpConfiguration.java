// SPDX-License-Identifier: Apache-2.0
package io.govpulse.service.http;

import java.util.List;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.ShallowEtagHeaderFilter;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.DateTimeFeature;

/** Configures how requests are taken and answers are written. */
@Configuration(proxyBeanMethods = false)
class HttpConfiguration {

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

    /** Added after Spring Boot's own valve, so that it is nearer and answers first. */
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

    /** Pages come out of a jar whose dates are fixed: only their content shows a new release. */
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
}
