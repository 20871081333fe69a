package io.clicktrail.event;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** What people saw and did around the trail. Topic {@code activity}. */
public sealed interface ActivityEvent extends TrackingEvent {

    @Override
    default Topic topic() {
        return Topic.ACTIVITY;
    }

    /**
     * A visitor saw a variant of an experiment, once a day (in UTC) at most: its id follows from the day. Written by
     * click-gateway.
     *
     * @param visitor the key of the visitor
     * @param click the view with which it happened
     */
    @EventType("experiment.exposed.v1")
    record ExperimentExposed(
            EventId id,
            Instant occurredAt,
            String experiment,
            String variant,
            String visitor,
            @Nullable ClickId click) implements ActivityEvent {

        @Override
        public String partitionKey() {
            return visitor;
        }
    }
}
