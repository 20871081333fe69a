package io.clicktrail.benchmarks.networks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * All that is known when everything is over.
 *
 * @param steps what networks were to hear
 * @param postbacks what the service says of it
 * @param calls what the networks heard
 * @param kills when a replica was gone
 * @param lease after which what a killed one held is sent again
 * @param timeScale by which the service multiplies what it is asked to wait
 */
record Evidence(
        Set<Step> steps,
        List<Postback> postbacks,
        List<Call> calls,
        List<Instant> kills,
        Duration lease,
        double timeScale) {}
