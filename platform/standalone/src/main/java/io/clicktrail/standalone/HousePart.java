package io.clicktrail.standalone;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.clicktrail.infrastructure.LocalServer;
import io.clicktrail.infrastructure.ServerFailedException;

/**
 * A server or a service of the house, which is started again when it dies, as an orchestrator would.
 *
 * <p>{@link #stop()} holds it down until {@link #start()}; {@link #kill()} lets it come back by itself.
 */
public final class HousePart {
    private final LocalServer process;
    private final HouseNews news;
    private volatile CountDownLatch heldDown = new CountDownLatch(0);

    HousePart(LocalServer process, HouseNews news) {
        this.process = process;
        this.news = news;
    }

    /** Returns when it answers; from then on it is watched. */
    public void start() {
        var watched = new CountDownLatch(1);
        heldDown = watched;
        var started = Instant.now();
        try {
            process.start();
        } catch (ServerFailedException e) {
            watched.countDown();
            throw e;
        }
        news.ready(process.name(), Duration.between(started, Instant.now()));
        Thread.ofVirtual().name("watch " + process.name()).start(() -> watch(watched));
    }

    /** SIGTERM and the time to obey it; it stays down. */
    public void stop() {
        heldDown.countDown();
        process.close();
    }

    /** SIGKILL; it stays down. */
    public void killAndHold() {
        heldDown.countDown();
        process.kill();
    }

    /** SIGKILL; it comes back by itself. */
    public void kill() {
        process.kill();
    }

    public void freeze() {
        process.freeze();
    }

    public void thaw() {
        process.thaw();
    }

    public boolean running() {
        return process.running();
    }

    public long pid() {
        return process.pid();
    }

    public String name() {
        return process.name();
    }

    private void watch(CountDownLatch watched) {
        var deaths = 0;
        var startedAt = Instant.now();
        while (watched.getCount() > 0) {
            var exitCode = process.exit().join();
            if (watched.getCount() == 0) {
                return;
            }
            deaths = RestartDelay.deaths(deaths, Duration.between(startedAt, Instant.now()));
            news.died(process.name(), exitCode, RestartDelay.after(deaths));
            if (stoppedWithin(RestartDelay.after(deaths), watched)) {
                return;
            }
            startedAt = Instant.now();
            startAgain(watched);
        }
    }

    private void startAgain(CountDownLatch watched) {
        var started = Instant.now();
        try {
            process.start();
            news.ready(process.name(), Duration.between(started, Instant.now()));
        } catch (ServerFailedException e) {
            if (watched.getCount() > 0) {
                news.failed(process.name(), String.valueOf(e.getMessage()));
            }
        }
        if (watched.getCount() == 0) {
            process.close();
        }
    }

    private static boolean stoppedWithin(Duration time, CountDownLatch watched) {
        try {
            return watched.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
