package io.clicktrail.click.visitor;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.reactive.RedisReactiveCommands;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.clicktrail.event.ClickId;
import io.clicktrail.event.Visitor.Standing;

/**
 * Whether a visitor has been here before, as Redis remembers. It answers within the deadline and never fails: without
 * Redis, or with a slow one, nobody knows.
 */
public final class StandingStore implements AutoCloseable {

    private static final Mono<Standing> NOBODY_KNOWS = Mono.just(Standing.UNKNOWN);
    private static final Mono<Standing> REPEAT = Mono.just(Standing.REPEAT);
    private static final int FAILURES_TO_STOP_ASKING = 5;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration RECONNECT_PAUSE = Duration.ofMillis(500);
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(2);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(1);
    private static final int MOST_WAITING = 4_096;
    private static final int HASH_CHARACTERS = 20;

    private final Signatures signatures;
    private final Duration window;
    private final Duration deadline;
    private final @Nullable String address;
    private final ClientResources resources;
    private final RedisClient client;
    private final Breaker breaker = new Breaker(FAILURES_TO_STOP_ASKING, PAUSE);
    private volatile @Nullable StatefulRedisConnection<String, String> connection;

    /**
     * @param address {@code redis://host:port}; null or blank: nobody will ever know
     * @param window how long a visit is remembered
     * @param deadline how long a click may wait for the answer
     */
    public StandingStore(Signatures signatures, @Nullable String address, Duration window, Duration deadline) {
        this.signatures = signatures;
        this.address = address == null || address.isBlank() ? null : address;
        this.window = window;
        this.deadline = deadline;
        this.resources = ClientResources.builder()
                .reconnectDelay(Delay.constant(RECONNECT_PAUSE))
                .build();
        this.client = RedisClient.create(resources);
        this.client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(MOST_WAITING)
                .build());
    }

    /** Makes the first connection, where there is none yet; from then on it restores itself. */
    public Mono<Void> connect() {
        if (address == null || connection != null) {
            return Mono.empty();
        }
        RedisURI uri = RedisURI.create(address);
        uri.setTimeout(CONNECT_WITHIN);
        return Mono.fromCompletionStage(() -> client.connectAsync(StringCodec.UTF8, uri))
                .doOnNext(made -> connection = made)
                .then();
    }

    Mono<Standing> of(String scope, String visitor, @Nullable ClickId click) {
        StatefulRedisConnection<String, String> open = connection;
        if (open == null || breaker.isOpen(System.nanoTime())) {
            return NOBODY_KNOWS;
        }
        String key = "click:seen:" + signatures.of("seen", scope + '\n' + visitor, HASH_CHARACTERS);
        return first(open.reactive(), key, click)
                .timeout(deadline)
                .doOnNext(known -> breaker.succeeded())
                .onErrorResume(failure -> unknown());
    }

    private Mono<Standing> first(RedisReactiveCommands<String, String> redis, String key, @Nullable ClickId click) {
        String by = click == null ? "-" : click.value();
        Mono<Standing> again = click == null ? REPEAT : Mono.defer(() -> again(redis, key, by));
        return redis.set(key, by, SetArgs.Builder.nx().ex(window))
                .map(set -> Standing.FIRST)
                .switchIfEmpty(again);
    }

    /** Whoever comes again with the same click, since the first answer was lost or the button pressed twice, is first. */
    private static Mono<Standing> again(RedisReactiveCommands<String, String> redis, String key, String by) {
        return redis.get(key)
                .map(before -> before.equals(by) ? Standing.FIRST : Standing.REPEAT)
                .defaultIfEmpty(Standing.REPEAT);
    }

    private Mono<Standing> unknown() {
        breaker.failed(System.nanoTime());
        return NOBODY_KNOWS;
    }

    @Override
    public void close() {
        client.shutdown(Duration.ZERO, CLOSE_WITHIN);
        resources.shutdown(0, CLOSE_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    }
}
