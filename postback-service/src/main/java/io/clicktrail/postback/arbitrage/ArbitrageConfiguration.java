package io.clicktrail.postback.arbitrage;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.config.CorsRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;

import io.clicktrail.http.access.Grant;
import io.clicktrail.http.access.OpenPaths;
import io.clicktrail.http.access.Role;
import io.clicktrail.http.flood.Flood;
import io.clicktrail.http.vk.VkKeys;
import io.clicktrail.transport.BackgroundJob;

/** The arbitrage room, put together. */
@Configuration(proxyBeanMethods = false)
class ArbitrageConfiguration implements WebFluxConfigurer {

    private static final Duration RESTART = Duration.ofSeconds(1);
    private static final Duration BETWEEN_CLEANINGS = Duration.ofHours(1);
    private static final long PREFLIGHT_SECONDS = 600;

    private final ArbitrageSettings settings;

    ArbitrageConfiguration(ArbitrageSettings settings) {
        this.settings = settings;
    }

    /** Pages of other origins are refused, not only kept from the answer: a refused report sends nothing. */
    @Override
    public void addCorsMappings(CorsRegistry registry) {
        registry.addMapping(SendController.PATH + "/**")
                .allowedOrigins(settings.allowedOrigins().toArray(String[]::new))
                .allowedMethods(HttpMethod.POST.name())
                .allowedHeaders(HttpHeaders.CONTENT_TYPE, "Idempotency-Key")
                .exposedHeaders(HttpHeaders.RETRY_AFTER, "X-Request-Id")
                .maxAge(PREFLIGHT_SECONDS);
    }

    @Bean
    OpenPaths reportsOfVisits() {
        return OpenPaths.of(SendController.PATH, SendController.PATH_WITH_SLASH);
    }

    @Bean
    Grant onlyAdminsSeeWhoCame() {
        return new Grant(Role.ADMIN, HttpMethod.GET, SendHistoryController.PATH + "/**");
    }

    @Bean
    VisitReader visitReader() {
        return new VisitReader(VkKeys.of(settings.vkAppKeys()));
    }

    @Bean
    Flood reportFlood() {
        return new Flood(0, settings.reportsPerMinute(), new SecureRandom().nextLong());
    }

    @Bean
    BackgroundJob arbitrageSends(SendJob job) {
        return BackgroundJob.every(RESTART, "the sending of visits", job::send);
    }

    @Bean
    BackgroundJob arbitrageKeys(SendStore sends, Clock clock) {
        return BackgroundJob.every(
                BETWEEN_CLEANINGS,
                "forgetting old reports",
                () -> sends.forgetKeys(clock.instant().minus(RequestKey.LONGEST)));
    }
}
