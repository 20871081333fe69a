package io.clicktrail.analytics.intake;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.clicktrail.analytics.AnalyticsSettings;
import io.clicktrail.analytics.counter.CounterJob;

/** What facts need besides being stored: days with partitions, and a look at those that still wait for their click. */
@Component
class UpkeepJob {

    private static final int DAYS_AHEAD = 7;

    private final PartitionStore partitions;
    private final ResolutionStore resolution;
    private final CounterJob counters;
    private final Clock clock;
    private final ZoneId zone;

    UpkeepJob(
            PartitionStore partitions,
            ResolutionStore resolution,
            CounterJob counters,
            Clock clock,
            AnalyticsSettings settings) {
        this.partitions = partitions;
        this.resolution = resolution;
        this.counters = counters;
        this.clock = clock;
        this.zone = settings.zone();
    }

    Mono<Void> giveDaysTheirPartitions() {
        return partitions
                .daysWithoutPartition(LocalDate.now(clock.withZone(zone)), DAYS_AHEAD)
                .collectList()
                .flatMapIterable(days -> days)
                .concatMap(partitions::ensure)
                .then();
    }

    Mono<Void> resolveWaiting() {
        return resolution
                .resolve(List.of(), List.of())
                .doOnNext(counters::touch)
                .then();
    }

    Mono<Void> forgetHopeless() {
        return resolution.forgetHopeless().then();
    }
}
