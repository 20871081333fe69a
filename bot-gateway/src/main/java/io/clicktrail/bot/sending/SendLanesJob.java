package io.clicktrail.bot.sending;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.context.SmartLifecycle;

import io.clicktrail.transport.BackgroundJob;

/** Lanes that start and stop together. */
final class SendLanesJob implements SmartLifecycle {

    private final List<BackgroundJob> lanes;

    SendLanesJob(List<BackgroundJob> lanes) {
        this.lanes = List.copyOf(lanes);
    }

    @Override
    public void start() {
        lanes.forEach(BackgroundJob::start);
    }

    @Override
    public void stop(Runnable callback) {
        AtomicInteger running = new AtomicInteger(lanes.size());
        lanes.forEach(lane -> lane.stop(() -> {
            if (running.decrementAndGet() == 0) {
                callback.run();
            }
        }));
    }

    @Override
    public void stop() {
        stop(() -> {});
    }

    @Override
    public boolean isRunning() {
        return lanes.stream().anyMatch(BackgroundJob::isRunning);
    }
}
