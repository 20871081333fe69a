package io.clicktrail.attribution.offer;

import java.time.Instant;
import java.time.InstantSource;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Opens exhausted offers again when the window in which they were full, or a reservation, has passed. */
@Component
public class ReopenJob {

    private static final int MOST = 100;

    private final SeatStore seats;
    private final ReservationStore reservations;
    private final InstantSource clock;

    ReopenJob(SeatStore seats, ReservationStore reservations, InstantSource clock) {
        this.seats = seats;
        this.reservations = reservations;
        this.clock = clock;
    }

    public Mono<Void> run() {
        Instant now = clock.instant();
        return seats.reopen(now, MOST).then(Mono.defer(() -> reservations.forgetThoseOver(now)));
    }
}
