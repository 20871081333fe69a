package io.clicktrail.postback.delivery;

import java.net.InetSocketAddress;
import java.time.Duration;

import io.netty.channel.ChannelOption;
import io.netty.resolver.AddressResolverGroup;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;
import reactor.netty.transport.NameResolverProvider;

import io.clicktrail.http.secret.Secret;
import io.clicktrail.postback.PostbackSettings;
import io.clicktrail.postback.address.AddressFilter;
import io.clicktrail.postback.address.AddressPolicy;
import io.clicktrail.transport.BackgroundJob;

/** The delivery room, put together. */
@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {

    private static final int LEAST_KEY_BYTES = 32;
    private static final Duration RESTART = Duration.ofSeconds(1);
    /** Shorter than servers commonly keep a silent connection, so that we do not send into one being closed. */
    private static final Duration LONGEST_IDLE = Duration.ofSeconds(3);

    @Bean
    RetrySchedule retrySchedule(PostbackSettings settings) {
        PostbackSettings.Retry retry = settings.retry();
        return new RetrySchedule(retry.schedule(), retry.jitter(), retry.timeScale());
    }

    @Bean
    UserHasher userHasher(Environment environment) {
        return new UserHasher(
                Secret.required(environment, "USER_HASH_KEY", LEAST_KEY_BYTES).bytes());
    }

    @Bean
    BackgroundJob deliveries(DeliveryJob job) {
        return BackgroundJob.every(RESTART, "the delivery of postbacks", job::deliver);
    }

    /** Threads of their own, so that partners cannot slow the API down. */
    @Bean
    LoopResources partnerLoops() {
        return LoopResources.create("partner");
    }

    @Bean
    AddressFilter partnerAddresses(LoopResources partnerLoops, AddressPolicy policy, PostbackSettings settings) {
        var names = NameResolverProvider.builder()
                .queryTimeout(settings.partner().connectTimeout())
                .build()
                .newNameResolverGroup(partnerLoops, LoopResources.DEFAULT_NATIVE);
        return new AddressFilter(names, policy);
    }

    @Bean
    WebClient partnerHttp(LoopResources partnerLoops, AddressFilter partnerAddresses, PostbackSettings settings) {
        HttpClient http = httpClient(partnerLoops, partnerAddresses, settings.partner());
        return WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(http))
                .build();
    }

    /** Follows no redirect, and repeats nothing by itself: a repeat would be an attempt that nobody has counted. */
    static HttpClient httpClient(
            LoopResources loops, AddressResolverGroup<InetSocketAddress> addresses, PostbackSettings.Partner partner) {
        ConnectionProvider connections = ConnectionProvider.builder("partners")
                .maxConnections(partner.inFlight() * 2)
                .pendingAcquireMaxCount(-1)
                .pendingAcquireTimeout(partner.totalTimeout())
                .maxIdleTime(LONGEST_IDLE)
                .evictInBackground(LONGEST_IDLE)
                .build();
        return HttpClient.create(connections)
                .runOn(loops)
                .resolver(addresses)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int)
                        partner.connectTimeout().toMillis())
                .followRedirect(false)
                .disableRetry(true);
    }
}
