package io.clicktrail.attribution.offer;

import java.time.InstantSource;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Opens exhausted offers again when the window in which they were full has passed. */
@Component
public class ReopenJob {

    private static final int MOST = 100;

    private final SeatStore seats;
    private final InstantSource clock;

    ReopenJob(SeatStore seats, InstantSource clock) {
        this.seats = seats;
        this.clock = clock;
    }

    public Mono<Void> run() {
        return seats.reopen(clock.instant(), MOST);
    }
}
