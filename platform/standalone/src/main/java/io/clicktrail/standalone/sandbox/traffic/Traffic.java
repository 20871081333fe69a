package io.clicktrail.standalone.sandbox.traffic;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.clicktrail.standalone.sandbox.house.Deal;
import io.clicktrail.standalone.sandbox.house.DealHooks;
import io.clicktrail.standalone.sandbox.house.HouseClient;
import io.clicktrail.standalone.sandbox.house.TelegramUpdates;

/**
 * Sends invented visitors, so many a second, until it is closed. Where the services are slower than that, visitors stay
 * away rather than pile up. The same seed invents the same visitors.
 */
public final class Traffic implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Traffic.class);
    private static final long SEED = 2_026;
    private static final int AT_ONCE = 64;
    private static final int MOST_ERRANDS = 50_000;
    /** Telegram takes 20 messages a minute to a group: customers are rare enough that the sales chat keeps up. */
    private static final long BETWEEN_CUSTOMERS = TimeUnit.SECONDS.toNanos(8);

    private final HouseClient house;
    private final TelegramUpdates telegram;
    private final DealHooks deals;
    private final Crowd crowd = new Crowd(new Random(SEED));
    private final ScheduledThreadPoolExecutor clock =
            new ScheduledThreadPoolExecutor(1, Thread.ofVirtual().factory());
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final AtomicLong failures = new AtomicLong();
    private long lastCustomer = System.nanoTime();
    private List<Future<?>> repeated = List.of();

    public Traffic(HouseClient house, TelegramUpdates telegram, DealHooks deals) {
        this.house = house;
        this.telegram = telegram;
        this.deals = deals;
        clock.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Returns at once. With 0 nobody comes any more, and whoever was on the way is forgotten. */
    public synchronized void start(int visitorsPerSecond) {
        // Out of the queue alone is not enough: a repeated task that is just running would put itself in again.
        repeated.forEach(task -> task.cancel(false));
        clock.getQueue().clear();
        repeated = visitorsPerSecond == 0 ? List.of() : repeated(visitorsPerSecond);
    }

    private List<Future<?>> repeated(int visitorsPerSecond) {
        return List.of(
                clock.scheduleAtFixedRate(this::sendOne, 0, 1_000_000 / visitorsPerSecond, TimeUnit.MICROSECONDS),
                clock.scheduleAtFixedRate(this::reportFailures, 1, 1, TimeUnit.MINUTES));
    }

    private void sendOne() {
        var customer = System.nanoTime() - lastCustomer > BETWEEN_CUSTOMERS;
        var journey = crowd.next(customer);
        if (journey.sale().isPresent()) {
            lastCustomer = System.nanoTime();
        }
        soon(Duration.ZERO, () -> follow(journey));
    }

    private void follow(Journey journey) throws InterruptedException {
        var token = "";
        for (var i = 0; i < journey.clicks(); i++) {
            token = house.follow(journey.link(), journey.userAgent()).click().orElse(token);
        }
        if (!token.isEmpty()) {
            goOn(journey, token);
        }
    }

    private void goOn(Journey journey, String token) {
        var person = journey.person();
        journey.start().ifPresent(after -> soon(after, () -> house.update(telegram.start(person, token))));
        journey.join().ifPresent(after -> soon(after, () -> house.update(telegram.joined(person, journey.chat()))));
        journey.leave().ifPresent(after -> soon(after, () -> house.update(telegram.left(person, journey.chat()))));
        journey.sale()
                .ifPresent(sale -> soon(
                        sale.after(),
                        () -> house.deal(deals.won(new Deal(
                                sale.lead(), sale.customer(), sale.price(), sale.source(), sale.campaign(), token)))));
    }

    @FunctionalInterface
    private interface Errand {
        void run() throws InterruptedException;
    }

    private void soon(Duration after, Errand errand) {
        if (clock.getQueue().size() < MOST_ERRANDS) {
            clock.schedule(
                    () -> threads.submit(() -> runIfThereIsRoom(errand)), after.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void runIfThereIsRoom(Errand errand) {
        if (!places.tryAcquire()) {
            return;
        }
        try {
            errand.run();
        } catch (UncheckedIOException e) {
            failures.incrementAndGet();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            places.release();
        }
    }

    private void reportFailures() {
        var failed = failures.getAndSet(0);
        if (failed > 0) {
            log.warn("{} calls of visitors failed within the last minute", failed);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        threads.shutdownNow();
    }
}
