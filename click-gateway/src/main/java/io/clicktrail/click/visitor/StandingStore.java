package io.clicktrail.click.visitor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import io.clicktrail.event.ClickId;
import io.clicktrail.event.Visitor.Standing;
import io.clicktrail.transport.Deadlines;

import static java.util.Objects.requireNonNull;

/**
 * Whether a visitor has been here before, as Redis remembers. It answers within the deadline and never fails: without
 * Redis, or with a slow one, nobody knows.
 *
 * <p>One question is waited for at a time, and the next is about all who came meanwhile: at night a question is about one
 * visitor, in a rush about many, and costs Redis and us about the same.
 */
public final class StandingStore implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(StandingStore.class);

    /**
     * Each key is a visitor at a place. Whoever comes again with the same click, since the first answer was lost or the
     * button pressed twice, is first.
     */
    private static final String WHO_IS_NEW = """
            local standings = {}
            for i, key in ipairs(KEYS) do
              local click = ARGV[i + 1]
              local first = redis.call('set', key, click, 'nx', 'ex', ARGV[1])
                or click ~= '-' and redis.call('get', key) == click
              standings[i] = first and 1 or 0
            end
            return standings
            """;

    private static final Mono<Standing> NOBODY_KNOWS = Mono.just(Standing.UNKNOWN);
    private static final int FAILURES_TO_STOP_ASKING = 5;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration RECONNECT_PAUSE = Duration.ofMillis(500);
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(2);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(1);
    private static final int MOST_AT_ONCE = 128;
    private static final int HASH_CHARACTERS = 20;
    private static final String NO_CLICK = "-";

    private final Signatures signatures;
    private final Duration window;
    private final Duration deadline;
    private final @Nullable String address;
    private final ClientResources resources;
    private final RedisClient client;
    private final Breaker breaker = new Breaker(FAILURES_TO_STOP_ASKING, PAUSE);
    private final Deadlines deadlines;
    private final Queue<Visit> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean asking = new AtomicBoolean();
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
                .build());
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
                .doOnNext(made -> connection = made)
                .then();
    }

    Mono<Standing> of(String scope, String visitor, @Nullable ClickId click) {
        return connection == null || breaker.isOpen(System.nanoTime())
                ? NOBODY_KNOWS
                : Mono.fromFuture(() -> ask(new Visit(key(scope, visitor), click, deadline)), true);
    }

    private Visit ask(Visit visit) {
        waiting.add(visit);
        deadlines.watch(visit);
        askNext();
        return visit;
    }

    /** As if the visitor had not been here. Nobody waits for it. */
    void forget(String scope, String visitor) {
        StatefulRedisConnection<String, String> open = connection;
        if (open != null) {
            open.async().del(key(scope, visitor));
        }
    }

    private String key(String scope, String visitor) {
        return "click:seen:" + signatures.of("seen", scope + '\n' + visitor, HASH_CHARACTERS);
    }

    /** Whoever finds no question under way asks for all who wait. */
    private void askNext() {
        while (!waiting.isEmpty() && asking.compareAndSet(false, true)) {
            List<Visit> visits = next();
            if (visits.isEmpty()) {
                asking.set(false);
            } else {
                ask(visits);
            }
        }
    }

    /** Those who have waited too long are not asked about any more. */
    private List<Visit> next() {
        List<Visit> visits = new ArrayList<>();
        while (visits.size() < MOST_AT_ONCE && !waiting.isEmpty()) {
            Visit visit = waiting.poll();
            if (visit != null && !visit.isDone()) {
                visits.add(visit);
            }
        }
        return visits;
    }

    private void ask(List<Visit> visits) {
        Question question = new Question(visits);
        deadlines.watch(question);
        try {
            requireNonNull(connection)
                    .async()
                    .<List<Long>>eval(WHO_IS_NEW, ScriptOutputType.MULTI, keys(visits), arguments(visits))
                    .whenComplete(question::answered);
        } catch (RuntimeException e) {
            question.failed(e);
        }
    }

    private static String[] keys(List<Visit> visits) {
        return visits.stream().map(visit -> visit.key).toArray(String[]::new);
    }

    private String[] arguments(List<Visit> visits) {
        return Stream.concat(
                        Stream.of(Long.toString(window.toSeconds())),
                        visits.stream().map(visit -> visit.click))
                .toArray(String[]::new);
    }

    /** Somebody who waits to be told how they stand, and goes on when the deadline is over. */
    private static final class Visit extends CompletableFuture<Standing> implements Deadlines.Expiring {

        private final String key;
        private final String click;
        private final long until;

        Visit(String key, @Nullable ClickId click, Duration deadline) {
            this.key = key;
            this.click = click == null ? NO_CLICK : click.value();
            this.until = System.nanoTime() + deadline.toNanos();
        }

        @Override
        public long leftNanos(long now) {
            return until - now;
        }

        @Override
        public void expire() {
            complete(Standing.UNKNOWN);
        }
    }

    /** About some visitors. When Redis takes too long, the next one does not wait for it. */
    private final class Question implements Deadlines.Expiring {

        private final List<Visit> visits;
        private final long until = System.nanoTime() + deadline.toNanos();
        private final AtomicBoolean done = new AtomicBoolean();

        Question(List<Visit> visits) {
            this.visits = visits;
        }

        void answered(@Nullable List<Long> news, @Nullable Throwable failure) {
            if (news == null) {
                failed(failure);
            } else if (done.compareAndSet(false, true)) {
                if (breaker.succeeded()) {
                    log.info("Redis answers again");
                }
                asking.set(false);
                askNext(); // before these go on, so that Redis and we work at the same time
                for (int i = 0; i < visits.size(); i++) {
                    visits.get(i).complete(news.get(i) == 1 ? Standing.FIRST : Standing.REPEAT);
                }
            }
        }

        @Override
        public boolean isDone() {
            return done.get();
        }

        @Override
        public long leftNanos(long now) {
            return until - now;
        }

        @Override
        public void expire() {
            failed(null);
        }

        /** @param reason null where the time is over */
        void failed(@Nullable Throwable reason) {
            if (done.compareAndSet(false, true)) {
                if (breaker.failed(System.nanoTime())) {
                    log.warn("Redis does not tell who is new; nobody is asked about for a while", reason);
                }
                visits.forEach(Visit::expire);
                asking.set(false);
                askNext();
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
