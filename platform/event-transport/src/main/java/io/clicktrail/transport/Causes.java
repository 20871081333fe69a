package io.clicktrail.transport;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** What led to a failure, told by class names only: messages may hold the data of people. */
public record Causes(List<Throwable> chain) {

    public Causes {
        chain = List.copyOf(chain);
    }

    /** From the failure to its root; ends where a chain bites its tail. */
    public static Causes of(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Throwable> chain = new ArrayList<>();
        for (@Nullable Throwable cause = failure; cause != null && seen.add(cause); cause = cause.getCause()) {
            chain.add(cause);
        }
        return new Causes(chain);
    }

    public Throwable root() {
        return chain.getLast();
    }

    @Override
    public String toString() {
        return chain.stream().map(cause -> cause.getClass().getSimpleName()).collect(Collectors.joining(" <- "));
    }
}
