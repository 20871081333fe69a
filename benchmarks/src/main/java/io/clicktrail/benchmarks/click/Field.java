package io.clicktrail.benchmarks.click;

import java.util.List;

/**
 * Who is measured side by side.
 *
 * @param bare the least that a durable click can cost on the JVM
 * @param memory the same without Kafka
 * @param seed the first prototype's design
 */
record Field(Contender ours, Contender nginx, Contender bare, Contender memory, Contender fastify, Contender seed) {

    List<Contender> all() {
        return List.of(nginx, memory, bare, ours, fastify, seed);
    }
}
