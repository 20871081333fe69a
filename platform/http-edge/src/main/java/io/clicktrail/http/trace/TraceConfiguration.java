package io.clicktrail.http.trace;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/** Traces for every request, unless the service sets them itself where it counts every microsecond. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnProperty(name = "clicktrail.http.trace.enabled", matchIfMissing = true)
final class TraceConfiguration {

    @Bean
    TraceFilter traceFilter() {
        return new TraceFilter();
    }
}
