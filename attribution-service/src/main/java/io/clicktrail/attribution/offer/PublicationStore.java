package io.clicktrail.attribution.offer;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;

import io.clicktrail.attribution.column.JsonColumn;
import io.clicktrail.event.Offer;
import io.clicktrail.transport.database.Column;
import io.clicktrail.transport.outbox.Outbox;
import io.clicktrail.transport.outbox.Outgoing;
import io.clicktrail.transport.trace.Trace;

/** How an offer's row is read, and how the world hears of it. */
@Repository
class PublicationStore {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final Outbox outbox;

    PublicationStore(Outbox outbox) {
        this.outbox = outbox;
    }

    /** When the caller's transaction commits, every gateway will know. */
    Mono<Void> publish(KnownOffer offer, Instant now) {
        return Mono.deferContextual(context -> {
            Trace trace = context.<Trace>getOrEmpty(Trace.class).orElseGet(Trace::start);
            return outbox.add(List.of(new Outgoing(offer.changed(now), trace)));
        });
    }

    static KnownOffer known(Readable row) {
        return new KnownOffer(
                JsonColumn.read(Column.of(row, "terms", String.class), Offer.class),
                funding(row),
                lack(row),
                Column.of(row, "paused", Boolean.class),
                Column.of(row, "exhausted", Boolean.class),
                Column.of(row, "taken", Integer.class));
    }

    private static @Nullable PlaceLack lack(Readable row) {
        String lack = row.get("lack", String.class);
        String advice = row.get("advice", String.class);
        return lack == null || advice == null ? null : new PlaceLack(lack, JsonColumn.read(advice, TEXTS));
    }

    private static Funding funding(Readable row) {
        String advertiser = row.get("advertiser", String.class);
        boolean metered = row.get("dearest", Long.class) != null;
        Long[] own = Column.of(row, "own_accounts", Long[].class);
        return new Funding(advertiser == null ? null : AdvertiserId.parse(advertiser), metered, Set.of(own));
    }
}
