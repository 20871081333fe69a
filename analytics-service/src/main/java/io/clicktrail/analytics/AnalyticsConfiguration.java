package io.clicktrail.analytics;

import java.time.Clock;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

import io.clicktrail.event.CatalogueEvent.NetworkChanged;
import io.clicktrail.event.CatalogueEvent.OfferChanged;
import io.clicktrail.event.Topic;
import io.clicktrail.http.access.Grant;
import io.clicktrail.http.access.OpenPaths;
import io.clicktrail.http.access.Role;
import io.clicktrail.transport.state.CompactedState;
import io.clicktrail.transport.state.CompactedStates;

/** What the rooms share. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AnalyticsSettings.class)
class AnalyticsConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** The names of offers, as people chose them. */
    @Bean
    CompactedState<OfferChanged> offers(CompactedStates states) {
        return states.open(Topic.OFFERS, OfferChanged.class);
    }

    /** The names of networks. */
    @Bean
    CompactedState<NetworkChanged> networks(CompactedStates states) {
        return states.open(Topic.NETWORKS, NetworkChanged.class);
    }

    /** The page looks after itself: without a login it shows the login. */
    @Bean
    OpenPaths pages() {
        return OpenPaths.of(
                "/",
                "/login",
                "/logout",
                "/dashboard/**",
                "/assets/**",
                "/webjars/**",
                "/favicon.ico",
                "/api/v1/auth/login");
    }

    /** Whoever reads the numbers also enters what no event can tell. */
    @Bean
    Grant analystsEnterCosts() {
        return new Grant(Role.ANALYST, HttpMethod.POST, "/api/v1/costs");
    }

    @Bean
    Grant analystsEnterViews() {
        return new Grant(Role.ANALYST, HttpMethod.POST, "/api/v1/views");
    }

    /** A machine changes its key into a token, whatever its role. */
    @Bean
    Grant analystsChangeKeys() {
        return new Grant(Role.ANALYST, HttpMethod.POST, "/api/v1/auth/token");
    }

    @Bean
    Grant advertisersChangeKeys() {
        return new Grant(Role.ADVERTISER, HttpMethod.POST, "/api/v1/auth/token");
    }

    @Bean
    Grant onlyAdminsSeeAccounts() {
        return new Grant(Role.ADMIN, HttpMethod.GET, "/api/v1/auth/**");
    }
}
