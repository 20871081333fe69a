package io.clicktrail.attribution.conversion;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.clicktrail.attribution.AttributionSettings;

/** What time alone decides: holds that have passed are approved, parked actions that nobody explained expire. */
@Component
public class WakeJob {

    private final AttributionStore attribution;
    private final int most;

    WakeJob(AttributionStore attribution, AttributionSettings settings) {
        this.attribution = attribution;
        this.most = settings.wakeBatch();
    }

    /** Until nobody is left whose time has come. */
    public Mono<Void> run() {
        return attribution.wake(most).repeat().takeUntil(woken -> woken < most).then();
    }
}
