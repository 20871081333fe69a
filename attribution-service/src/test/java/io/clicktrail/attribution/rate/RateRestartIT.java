package io.clicktrail.attribution.rate;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import io.clicktrail.attribution.OnRealServers;
import io.clicktrail.event.Goal;
import io.clicktrail.event.Offer;
import io.clicktrail.testsupport.Eventually;
import io.clicktrail.testsupport.ServiceEnvironment;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

class RateRestartIT {

    private static final ServiceEnvironment ENVIRONMENT = OnRealServers.fresh();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void theCardAndItsHistoryOutliveTheProcess() {
        KnownRate changed = new KnownRate(
                Goal.SHARE, new Offer.Rate(BigDecimal.valueOf(4), BigDecimal.valueOf(9), "XTR"), 1, "ann", NOON);

        Eventually.within(
                PATIENCE,
                () -> assertThat(inAProcess(rates -> rates.change(Goal.SHARE, changed.minimum(), "ann", NOON)
                                        .then(rates.card()))
                                .line(Goal.SHARE))
                        .isEqualTo(changed));

        RateCard afterwards = inAProcess(RateStore::card);
        List<KnownRate> history =
                inAProcess(rates -> rates.history(Goal.SHARE, 2, 10).collectList());
        assertThat(afterwards.line(Goal.SHARE)).isEqualTo(changed);
        assertThat(afterwards.line(Goal.FORWARD)).isEqualTo(KnownRate.unchanged(Goal.FORWARD));
        assertThat(history).containsExactly(changed);
    }

    private static <T> T inAProcess(Function<RateStore, Mono<T>> asked) {
        try (var service = OnRealServers.replicaWithoutJobs(ENVIRONMENT, "server.port=0")) {
            return requireNonNull(asked.apply(service.getBean(RateStore.class)).block(PATIENCE));
        }
    }
}
