package io.clicktrail.click.visitor;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import io.netty.util.concurrent.EventExecutor;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.clicktrail.event.ClickId;
import io.clicktrail.event.Visitor.Standing;
import io.clicktrail.transport.Deadlines;

/**
 * Whether a visitor has been here before, as Redis remembers. It answers within the deadline and never fails: without
 * Redis, or with a slow one, nobody knows.
 */
public final class StandingStore implements AutoCloseable {

    private static final Mono<Standing> NOBODY_KNOWS = Mono.just(Standing.UNKNOWN);
    private static final CompletionStage<Standing> FIRST = CompletableFuture.completedStage(Standing.FIRST);
    private static final CompletionStage<Standing> REPEAT = CompletableFuture.completedStage(Standing.REPEAT);
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
    private final Deadlines deadlines;
    private final EventExecutor flusher;
    private final AtomicBoolean flushing = new AtomicBoolean();
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
        this.flusher = resources.eventExecutorGroup().next();
        this.deadlines = new Deadlines(deadline);
        Thread.ofPlatform().daemon().name("standing-deadlines").start(deadlines);
    }

    /** Makes the first connection, where there is none yet; from then on it restores itself. */
    public Mono<Void> connect() {
        if (address == null || connection != null) {
            return Mono.empty();
        }
        RedisURI uri = RedisURI.create(address);
        uri.setTimeout(CONNECT_WITHIN);
        return Mono.fromCompletionStage(() -> client.connectAsync(StringCodec.UTF8, uri))
                .doOnNext(this::use)
                .then();
    }

    private void use(StatefulRedisConnection<String, String> made) {
        made.setAutoFlushCommands(false);
        connection = made;
    }

    Mono<Standing> of(String scope, String visitor, @Nullable ClickId click) {
        StatefulRedisConnection<String, String> open = connection;
        if (open == null || breaker.isOpen(System.nanoTime())) {
            return NOBODY_KNOWS;
        }
        return Mono.fromFuture(() -> ask(open, key(scope, visitor), click), true);
    }

    /** As if the visitor had not been here. Nobody waits for it. */
    void forget(String scope, String visitor) {
        StatefulRedisConnection<String, String> open = connection;
        if (open != null) {
            open.async().del(key(scope, visitor));
            flushSoon(open);
        }
    }

    private String key(String scope, String visitor) {
        return "click:seen:" + signatures.of("seen", scope + '\n' + visitor, HASH_CHARACTERS);
    }

    private Question ask(StatefulRedisConnection<String, String> open, String key, @Nullable ClickId click) {
        Question question = new Question(breaker, deadline.toNanos());
        String by = click == null ? "-" : click.value();
        CompletionStage<Standing> answer = open.async()
                .set(key, by, SetArgs.Builder.nx().ex(window))
                .thenCompose(set -> set != null ? FIRST : click == null ? REPEAT : again(open, key, by));
        answer.whenComplete(question::answered);
        flushSoon(open);
        deadlines.watch(question);
        return question;
    }

    /** Whoever comes again with the same click, since the first answer was lost or the button pressed twice, is first. */
    private CompletionStage<Standing> again(StatefulRedisConnection<String, String> open, String key, String by) {
        CompletionStage<Standing> before =
                open.async().get(key).thenApply(known -> by.equals(known) ? Standing.FIRST : Standing.REPEAT);
        flushSoon(open);
        return before;
    }

    /** One write for all that is asked at about the same time: Redis is cheap, a system call is not. */
    private void flushSoon(StatefulRedisConnection<String, String> open) {
        if (flushing.compareAndSet(false, true)) {
            flusher.execute(() -> {
                flushing.set(false);
                open.flushCommands();
            });
        }
    }

    /** Answered by Redis, or by nobody in time. */
    private static final class Question extends CompletableFuture<Standing> implements Deadlines.Expiring {

        private final Breaker breaker;
        private final long until;

        Question(Breaker breaker, long deadlineNanos) {
            this.breaker = breaker;
            this.until = System.nanoTime() + deadlineNanos;
        }

        void answered(@Nullable Standing standing, @Nullable Throwable failure) {
            if (standing == null) {
                expire();
            } else if (complete(standing)) {
                breaker.succeeded();
            }
        }

        @Override
        public long leftNanos(long now) {
            return until - now;
        }

        @Override
        public void expire() {
            if (complete(Standing.UNKNOWN)) {
                breaker.failed(System.nanoTime());
            }
        }
    }

    @Override
    public void close() {
        deadlines.close();
        client.shutdown(Duration.ZERO, CLOSE_WITHIN);
        resources.shutdown(0, CLOSE_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    }
}
