package io.clicktrail.click;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

import io.clicktrail.click.catalogue.Catalogue;
import io.clicktrail.click.redirect.RedirectHandler;
import io.clicktrail.click.visitor.VisitorHash;
import io.clicktrail.event.CatalogueEvent.NetworkChanged;
import io.clicktrail.event.CatalogueEvent.OfferChanged;
import io.clicktrail.event.Topic;
import io.clicktrail.transport.state.CompactedState;
import io.clicktrail.transport.state.CompactedStates;

import static org.springframework.web.reactive.function.server.RequestPredicates.GET;
import static org.springframework.web.reactive.function.server.RequestPredicates.HEAD;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

/** The gateway, put together. */
@Configuration(proxyBeanMethods = false)
class ClickConfiguration {

    @Bean
    RouterFunction<ServerResponse> routes(RedirectHandler redirect) {
        return route(GET("/click/{offer}"), redirect::click).andRoute(HEAD("/click/{offer}"), redirect::preview);
    }

    @Bean
    CompactedState<OfferChanged> offers(CompactedStates states) {
        return states.open(Topic.OFFERS, OfferChanged.class);
    }

    @Bean
    CompactedState<NetworkChanged> networks(CompactedStates states) {
        return states.open(Topic.NETWORKS, NetworkChanged.class);
    }

    @Bean
    Catalogue catalogue(CompactedState<OfferChanged> offers, CompactedState<NetworkChanged> networks) {
        return new Catalogue(offers::find, networks::find, () -> offers.ready() && networks.ready());
    }

    @Bean
    VisitorHash visitorHash(ClickSettings settings) {
        return new VisitorHash(settings.visitorKey());
    }
}
