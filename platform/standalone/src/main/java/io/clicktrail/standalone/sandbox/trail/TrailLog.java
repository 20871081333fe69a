package io.clicktrail.standalone.sandbox.trail;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What was reported of one trail so far; readers wait for more until it is over. */
final class TrailLog {
    private final String id;
    private final List<StepReport> reports = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean over;

    TrailLog(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    void add(StepReport report) {
        change(() -> reports.add(report));
    }

    void end() {
        change(() -> over = true);
    }

    private void change(Runnable what) {
        lock.lock();
        try {
            what.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** All reports so far. */
    List<StepReport> all() {
        return from(0);
    }

    boolean over() {
        lock.lock();
        try {
            return over;
        } finally {
            lock.unlock();
        }
    }

    /** Those from that place on, as soon as there are any, or when it is over or the time has passed. */
    List<StepReport> await(int from, Duration patience) throws InterruptedException {
        var left = patience.toNanos();
        lock.lockInterruptibly();
        try {
            while (reports.size() <= from && !over && left > 0) {
                left = changed.awaitNanos(left);
            }
            return from(from);
        } finally {
            lock.unlock();
        }
    }

    private List<StepReport> from(int from) {
        lock.lock();
        try {
            return List.copyOf(reports.subList(Math.min(from, reports.size()), reports.size()));
        } finally {
            lock.unlock();
        }
    }
}
