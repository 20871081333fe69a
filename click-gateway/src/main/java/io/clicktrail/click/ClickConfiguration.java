package io.clicktrail.click;

import java.net.InetAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.netty.resources.LoopResources;

import io.clicktrail.click.answer.Answers;
import io.clicktrail.click.catalogue.Catalogue;
import io.clicktrail.click.door.DoorHandler;
import io.clicktrail.click.link.LinkBook;
import io.clicktrail.click.visitor.Countries;
import io.clicktrail.click.visitor.CountryFile;
import io.clicktrail.click.visitor.Identities;
import io.clicktrail.click.visitor.Pass;
import io.clicktrail.click.visitor.Signatures;
import io.clicktrail.click.visitor.StandingStore;
import io.clicktrail.click.visitor.VisitorHash;
import io.clicktrail.event.CatalogueEvent.LinkChanged;
import io.clicktrail.event.CatalogueEvent.NetworkChanged;
import io.clicktrail.event.CatalogueEvent.OfferChanged;
import io.clicktrail.event.ShareLinks;
import io.clicktrail.event.Topic;
import io.clicktrail.http.access.HotPaths;
import io.clicktrail.http.flood.Flood;
import io.clicktrail.http.host.TargetHosts;
import io.clicktrail.http.secret.Secret;
import io.clicktrail.http.vk.VkKeys;
import io.clicktrail.transport.BackgroundJob;
import io.clicktrail.transport.state.CompactedState;
import io.clicktrail.transport.state.CompactedStates;

/** The gateway, put together. */
@Configuration(proxyBeanMethods = false)
class ClickConfiguration {

    private static final int SHORTEST_KEY = 16;
    private static final Duration RECONNECT = Duration.ofSeconds(1);

    /** As many loops as processors. Reactor's least of four make each other wake up where there are fewer. */
    @Bean
    ReactorResourceFactory reactorResources() {
        var resources = new ReactorResourceFactory();
        resources.setUseGlobalResources(false);
        resources.setLoopResourcesSupplier(
                () -> LoopResources.create("http", Runtime.getRuntime().availableProcessors(), true));
        resources.setShutdownQuietPeriod(Duration.ZERO);
        return resources;
    }

    @Bean
    RouterFunction<ServerResponse> routes(DoorHandler door) {
        return door.routes();
    }

    @Bean
    Answers answers(MeterRegistry meters) {
        return new Answers(meters);
    }

    @Bean
    HotPaths visitorsPaths() {
        return HotPaths.of(
                "/click/{offer}",
                "/l/{link}",
                "/l/{link}/go",
                "/s/{share}",
                "/api/v1/landing/l/{link}",
                "/api/v1/landing/preview",
                "/api/v1/landing/track-time");
    }

    @Bean
    CompactedState<OfferChanged> offers(CompactedStates states) {
        return states.open(Topic.OFFERS, OfferChanged.class);
    }

    @Bean
    CompactedState<LinkChanged> links(CompactedStates states) {
        return states.open(Topic.LINKS, LinkChanged.class);
    }

    @Bean
    CompactedState<NetworkChanged> networks(CompactedStates states) {
        return states.open(Topic.NETWORKS, NetworkChanged.class);
    }

    @Bean
    LinkBook linkBook(CompactedState<LinkChanged> links) {
        return new LinkBook(links::find, links::all);
    }

    @Bean
    Catalogue catalogue(
            CompactedState<OfferChanged> offers,
            CompactedState<LinkChanged> links,
            CompactedState<NetworkChanged> networks,
            LinkBook book) {
        return new Catalogue(
                offers::find, book::find, networks::find, () -> offers.ready() && links.ready() && networks.ready());
    }

    @Bean
    TargetHosts targetHosts(ClickSettings settings) {
        return new TargetHosts(settings.publicBaseUrl(), settings.allowedTargetHosts());
    }

    @Bean
    Identities identities() {
        return new Identities(
                new SecureRandom()::nextBytes, () -> ThreadLocalRandom.current().nextLong());
    }

    @Bean
    VisitorHash visitorHash(ClickSettings settings) {
        return new VisitorHash(settings.visitorKey());
    }

    @Bean
    Signatures signatures(ClickSettings settings) {
        return new Signatures(settings.visitorKey());
    }

    @Bean
    Pass pass(Signatures signatures) {
        return new Pass(signatures);
    }

    @Bean
    ShareLinks shareLinks(ClickSettings settings, Environment environment) {
        byte[] key =
                Secret.required(environment, "SHARE_LINK_KEY", SHORTEST_KEY).bytes();
        return new ShareLinks(settings.publicBaseUrl().toString(), key);
    }

    @Bean
    VkKeys vkKeys(ClickSettings settings) {
        return VkKeys.of(settings.vkAppKeys());
    }

    @Bean
    Flood flood(ClickSettings settings) {
        ClickSettings.Flood limits = settings.flood();
        return new Flood(limits.markedAbove(), limits.refusedAbove(), new SecureRandom().nextLong());
    }

    @Bean
    Countries countries(ClickSettings settings) {
        return new Countries(
                countryFile(settings.country().file()), settings.country().headers());
    }

    private static Function<InetAddress, @Nullable String> countryFile(@Nullable String path) {
        if (path == null || path.isBlank()) {
            return address -> null;
        }
        return new CountryFile(Path.of(path))::countryOf;
    }

    @Bean
    StandingStore standings(Signatures signatures, ClickSettings settings) {
        ClickSettings.Uniqueness uniqueness = settings.uniqueness();
        return new StandingStore(signatures, settings.redis(), uniqueness.window(), uniqueness.deadline());
    }

    @Bean
    BackgroundJob connectionToRedis(StandingStore standings) {
        return BackgroundJob.every(RECONNECT, "connecting to Redis", standings::connect);
    }
}
