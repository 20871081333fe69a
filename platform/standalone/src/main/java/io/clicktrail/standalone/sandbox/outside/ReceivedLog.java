package io.clicktrail.standalone.sandbox.outside;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** The newest calls to all stand-ins, in order; whoever waits for one is woken. */
public final class ReceivedLog {
    private static final int KEPT = 5_000;

    private final Clock clock;
    private final Deque<Received> calls = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private long last;

    public ReceivedLog(Clock clock) {
        this.clock = clock;
    }

    void add(Kind kind, String method, String what, Map<String, String> fields, int status) {
        lock.lock();
        try {
            calls.addLast(new Received(++last, kind, clock.instant(), method, what, fields, status));
            if (calls.size() > KEPT) {
                calls.removeFirst();
            }
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The number of the newest call. */
    public long last() {
        lock.lock();
        try {
            return last;
        } finally {
            lock.unlock();
        }
    }

    /** Those after that number, oldest first. */
    public List<Received> after(long number) {
        lock.lock();
        try {
            return calls.stream().filter(call -> call.number() > number).toList();
        } finally {
            lock.unlock();
        }
    }

    /** Those after that number as soon as there are any; none when the time has passed. */
    public List<Received> awaitAfter(long number, Duration patience) throws InterruptedException {
        awaitFirst(number, any -> true, patience);
        return after(number);
    }

    /** The first after that number for which it holds, as soon as there is one; empty when the time has passed. */
    public Optional<Received> awaitFirst(long number, Predicate<Received> wanted, Duration patience)
            throws InterruptedException {
        var left = patience.toNanos();
        lock.lockInterruptibly();
        try {
            var found = first(number, wanted);
            while (found.isEmpty() && left > 0) {
                left = arrived.awaitNanos(left);
                found = first(number, wanted);
            }
            return found;
        } finally {
            lock.unlock();
        }
    }

    private Optional<Received> first(long number, Predicate<Received> wanted) {
        return calls.stream()
                .filter(call -> call.number() > number)
                .filter(wanted)
                .findFirst();
    }
}
