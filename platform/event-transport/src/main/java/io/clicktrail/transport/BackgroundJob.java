package io.clicktrail.transport;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Work that goes on from the start of the service to its end, whatever fails in it. A run that fails is reported once,
 * and once more when it has healed; a stop waits a little for the run under way.
 */
public final class BackgroundJob implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(BackgroundJob.class);
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final String name;
    private final Flux<?> wakes;
    private final Supplier<Mono<Void>> run;
    private final Sinks.Empty<Void> stop = Sinks.empty();
    private final Sinks.Empty<Void> ended = Sinks.empty();
    private boolean failing;
    private @Nullable Disposable work;

    /**
     * @param wakes each asks for a run; all that come during a run ask for one more. Never ends, never fails
     * @param run runs never overlap
     */
    public BackgroundJob(String name, Flux<?> wakes, Supplier<Mono<Void>> run) {
        this.name = name;
        this.wakes = wakes;
        this.run = run;
    }

    public static BackgroundJob every(Duration pause, String name, Supplier<Mono<Void>> run) {
        return new BackgroundJob(name, Flux.interval(Duration.ZERO, pause), run);
    }

    @Override
    public synchronized void start() {
        work = wakes.onBackpressureLatest()
                .takeUntilOther(stop.asMono())
                .concatMap(guarded(), 0)
                .doFinally(signal -> ended.tryEmitEmpty())
                .subscribe(ignored -> {}, e -> log.error("{} has ended", name, e));
    }

    private Function<Object, Mono<Void>> guarded() {
        return wake -> Mono.defer(run).doOnSuccess(ignored -> healed()).onErrorResume(this::failed);
    }

    private void healed() {
        if (failing) {
            log.info("{} works again", name);
        }
        failing = false;
    }

    private Mono<Void> failed(Throwable failure) {
        if (!failing) {
            log.warn("{} fails and will be tried again: {}", name, Causes.of(failure));
        }
        failing = true;
        return Mono.empty();
    }

    @Override
    public synchronized void stop(Runnable callback) {
        Disposable running = work;
        work = null;
        stop.tryEmitEmpty();
        ended.asMono()
                .timeout(GRACE, Mono.empty())
                .doFinally(signal -> callback.run())
                .subscribe(ignored -> {}, e -> {}, running == null ? () -> {} : running::dispose);
    }

    @Override
    public void stop() {
        stop(() -> {});
    }

    @Override
    public synchronized boolean isRunning() {
        return work != null;
    }
}
