package io.clicktrail.transport.consume;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Finds the items for which a batch fails: halves it until they stand alone, and gets the rest done on the way.
 *
 * <p>A failure of the surroundings ends it at once, with {@link BatchPostponedException}: all of the batch is to be
 * tried again.
 */
final class Bisection<T> {

    /** An item at fault. */
    record Fault<T>(T item, Throwable cause) {}

    /** Once more than once: two that race for the same row may both be right. */
    private static final int TRIES = 2;

    private final Consumer<List<T>> work;

    Bisection(Consumer<List<T>> work) {
        this.work = work;
    }

    /** Does the work for all items but those that it returns. */
    List<Fault<T>> run(List<T> items) {
        List<Fault<T>> faults = new ArrayList<>();
        if (!items.isEmpty()) {
            run(items, TRIES, faults);
        }
        return faults;
    }

    private void run(List<T> items, int tries, List<Fault<T>> faults) {
        Throwable failure = attempt(items, tries);
        if (failure == null) {
            return;
        }
        if (items.size() == 1) {
            faults.add(new Fault<>(items.getFirst(), failure));
            return;
        }
        int middle = items.size() / 2;
        run(items.subList(0, middle), triesFor(middle), faults);
        run(items.subList(middle, items.size()), triesFor(items.size() - middle), faults);
    }

    private static int triesFor(int items) {
        return items == 1 ? TRIES : 1;
    }

    private @Nullable Throwable attempt(List<T> items, int tries) {
        Throwable failure = null;
        for (int i = 0; i < tries; i++) {
            failure = attempt(items);
            if (failure == null) {
                return null;
            }
        }
        return failure;
    }

    private @Nullable Throwable attempt(List<T> items) {
        try {
            work.accept(items);
            return null;
        } catch (RuntimeException | Error e) { // an edge: an Error would end the listener's thread
            return switch (FailureVerdict.of(e)) {
                case INFRASTRUCTURE -> throw new BatchPostponedException(e);
                case CONTENT -> e;
            };
        }
    }
}
