package io.clicktrail.attribution.parked;

import java.util.List;
import java.util.stream.Stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;

/** Parked actions in figures, as last counted. */
final class ParkedGauges {

    private final MultiGauge parked;

    ParkedGauges(MeterRegistry meters) {
        this.parked = MultiGauge.builder("clicktrail.attribution.parked")
                .description("actions that no click explains yet, by the reason and by how long ago they were heard of")
                .register(meters);
    }

    void set(List<Parked> counted) {
        parked.register(counted.stream().flatMap(ParkedGauges::rows).toList(), true);
    }

    private static Stream<Row<?>> rows(Parked parked) {
        return Stream.of(
                row(parked, "hour", parked.lastHour()),
                row(parked, "day", parked.lastDay()),
                row(parked, "older", parked.older()));
    }

    private static Row<?> row(Parked parked, String age, long actions) {
        return Row.of(Tags.of("reason", parked.reason(), "age", age), actions);
    }
}
