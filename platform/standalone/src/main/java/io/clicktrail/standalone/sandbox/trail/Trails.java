package io.clicktrail.standalone.sandbox.trail;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

import io.clicktrail.standalone.sandbox.web.EventStream;
import io.clicktrail.standalone.sandbox.web.Reply;
import io.clicktrail.standalone.sandbox.web.Request;

/** Starts trails and shows how they go. */
public final class Trails implements AutoCloseable {
    private static final int KEPT = 50;
    private static final int AT_ONCE = 40;
    private static final Duration BEAT = Duration.ofSeconds(10);

    private final TrailWorld world;
    private final RandomGenerator random;
    private final BooleanSupplier ready;
    private final ConcurrentSkipListMap<Long, TrailLog> logs = new ConcurrentSkipListMap<>();
    private final AtomicLong number = new AtomicLong();
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** @param ready whether the demo offer is in its place */
    public Trails(TrailWorld world, RandomGenerator random, BooleanSupplier ready) {
        this.world = world;
        this.random = random;
        this.ready = ready;
    }

    /** {@code POST /sandbox/trail}: sends a visitor on his way. */
    public Reply begin(Request request) {
        if (!ready.getAsBoolean()) {
            return Reply.problem(503, "starting", "The services are not ready yet.")
                    .with("Retry-After", "1");
        }
        if (!places.tryAcquire()) {
            return Reply.problem(429, "too_many_trails", "Enough visitors are on their way.")
                    .with("Retry-After", "2");
        }
        long id = number.incrementAndGet();
        var log = new TrailLog(Long.toString(id));
        logs.put(id, log);
        if (logs.size() > KEPT) {
            logs.pollFirstEntry();
        }
        threads.submit(() -> walk(log));
        return Reply.json(201, Map.of("id", log.id()));
    }

    private void walk(TrailLog log) {
        try {
            new Trail(world, Visitor.anybody(random), log).walk();
        } catch (TrailFailedException told) {
            // The report of the step says so.
            return;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            log.end();
            places.release();
        }
    }

    /** {@code GET /sandbox/trail/{id}}: all reports so far; with {@code /live} as they come. */
    public Reply show(Request request) {
        var parts = request.path().split("/");
        var log = parts.length > 3 && parts[3].matches("\\d{1,18}") ? logs.get(Long.parseLong(parts[3])) : null;
        if (log == null) {
            return Reply.problem(404, "unknown_trail", "There is no such trail.");
        }
        return request.path().endsWith("/live") ? new Reply.Stream(stream -> tell(log, stream)) : whole(log);
    }

    private static Reply whole(TrailLog log) {
        var reports = log.all().stream().map(StepReport::shown).toList();
        return Reply.json(Map.of("id", log.id(), "over", log.over(), "reports", reports));
    }

    private static void tell(TrailLog log, EventStream stream) throws InterruptedException {
        var told = 0;
        var over = false;
        while (!over) {
            over = log.over();
            var more = log.await(told, BEAT);
            more.forEach(report -> stream.event("step", Reply.JSON.writeValueAsString(report.shown())));
            told += more.size();
            stream.stillThere();
        }
        stream.event("over", "{}");
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
