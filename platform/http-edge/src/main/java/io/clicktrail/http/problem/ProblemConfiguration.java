package io.clicktrail.http.problem;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.webflux.autoconfigure.error.ErrorWebFluxAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Errors as problems, and a request id on every answer. */
@AutoConfiguration(before = ErrorWebFluxAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
final class ProblemConfiguration {

    @Bean
    ProblemHandler problemHandler() {
        return new ProblemHandler();
    }

    /** Without the filter only problems carry a request id. */
    @Bean
    @ConditionalOnProperty(name = "clicktrail.http.request-id.enabled", matchIfMissing = true)
    RequestIdFilter requestIdFilter() {
        return new RequestIdFilter();
    }
}
