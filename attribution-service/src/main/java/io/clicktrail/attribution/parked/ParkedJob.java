package io.clicktrail.attribution.parked;

import java.time.Duration;
import java.time.InstantSource;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Counts what is parked, for the metrics. */
@Component
public class ParkedJob {

    /** A figure that people look at need not be younger. */
    public static final Duration PAUSE = Duration.ofMinutes(1);

    private final ParkedStore parked;
    private final ParkedGauges gauges;
    private final InstantSource clock;

    ParkedJob(ParkedStore parked, MeterRegistry meters, InstantSource clock) {
        this.parked = parked;
        this.gauges = new ParkedGauges(meters);
        this.clock = clock;
    }

    public Mono<Void> run() {
        return parked.byReasonAndAge(clock.instant())
                .collectList()
                .doOnNext(gauges::set)
                .then();
    }
}
