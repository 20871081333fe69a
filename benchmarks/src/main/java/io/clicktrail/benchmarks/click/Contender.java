package io.clicktrail.benchmarks.click;

import java.net.URI;
import java.util.EnumMap;
import java.util.Map;

import io.clicktrail.benchmarks.load.BenchOffer;

/**
 * A server under load.
 *
 * @param server where it answers
 * @param processes that work for it, each with its children
 */
record Contender(String name, URI server, Map<Part, ProcessHandle> processes) {

    private static final String CLICK = BenchOffer.PATH + "?sub1=banner&utm_source=tiktok&uid=";

    /** A click, up to the network's id of it. */
    URI target() {
        return server.resolve(CLICK);
    }

    /** @param round begins the network's id, so that clicks of different rounds can be told apart */
    URI target(String round) {
        return server.resolve(CLICK + round);
    }

    ProcessHandle front() {
        ProcessHandle front = processes.get(Part.FRONT);
        if (front == null) {
            throw new IllegalStateException(name + " has nobody who answers");
        }
        return front;
    }

    /** The same with more behind it. */
    Contender with(Map<Part, ProcessHandle> more) {
        Map<Part, ProcessHandle> all = new EnumMap<>(processes);
        all.putAll(more);
        return new Contender(name, server, all);
    }
}
