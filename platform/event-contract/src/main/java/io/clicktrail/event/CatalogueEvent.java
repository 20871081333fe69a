package io.clicktrail.event;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** The newest state of what people configure, on compacted topics: whoever needs it keeps it in memory. */
public sealed interface CatalogueEvent extends TrackingEvent {

    /** Topic {@code offers}, written by attribution-service. */
    @EventType("offer.changed.v1")
    record OfferChanged(EventId id, Instant occurredAt, Offer offer) implements CatalogueEvent {

        @Override
        public Topic topic() {
            return Topic.OFFERS;
        }

        @Override
        public String partitionKey() {
            return offer.id().value();
        }
    }

    /** Topic {@code links}, written by click-gateway. */
    @EventType("link.changed.v1")
    record LinkChanged(EventId id, Instant occurredAt, Link link) implements CatalogueEvent {

        @Override
        public Topic topic() {
            return Topic.LINKS;
        }

        @Override
        public String partitionKey() {
            return link.id().value();
        }
    }

    /**
     * Topic {@code networks}, written by postback-service.
     *
     * @param clickIdParameter the query parameter in which the network sends its own click id
     * @param otherClickIdParameters others in which it may come, where that one is missing; the first that is there counts
     * @param subParameters from the network's names of its sub parameters to ours, {@code sub1} to {@code sub10}
     */
    @EventType("network.changed.v1")
    record NetworkChanged(
            EventId id,
            Instant occurredAt,
            NetworkId network,
            String name,
            String clickIdParameter,
            @Nullable List<String> otherClickIdParameters,
            @Nullable Map<String, String> subParameters)
            implements CatalogueEvent {

        @Override
        public Topic topic() {
            return Topic.NETWORKS;
        }

        @Override
        public String partitionKey() {
            return network.value();
        }
    }

    /** Topic {@code teams}, written by attribution-service. */
    @EventType("team.changed.v1")
    record TeamChanged(EventId id, Instant occurredAt, Team team) implements CatalogueEvent {

        @Override
        public Topic topic() {
            return Topic.TEAMS;
        }

        @Override
        public String partitionKey() {
            return team.id().value();
        }
    }

    /**
     * Topic {@code rates}, written by attribution-service. A goal of which none was said has the minimum that
     * docs/telegram-limits.md names.
     *
     * @param minimum the least that new offers of the goal pay from now on, in Stars; older offers keep their rate
     */
    @EventType("rate.changed.v1")
    record RateChanged(EventId id, Instant occurredAt, Goal goal, Offer.Rate minimum) implements CatalogueEvent {

        @Override
        public Topic topic() {
            return Topic.RATES;
        }

        @Override
        public String partitionKey() {
            return goal.wireName();
        }
    }
}
