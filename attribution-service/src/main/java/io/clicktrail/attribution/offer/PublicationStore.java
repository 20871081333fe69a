package io.clicktrail.attribution.offer;

import java.time.Instant;
import java.util.List;

import io.r2dbc.spi.Readable;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

import io.clicktrail.attribution.column.JsonColumn;
import io.clicktrail.event.Offer;
import io.clicktrail.transport.database.Column;
import io.clicktrail.transport.outbox.Outbox;
import io.clicktrail.transport.outbox.Outgoing;
import io.clicktrail.transport.trace.Trace;

/** How an offer's row is read, and how the world hears of it. */
@Repository
class PublicationStore {

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
                Column.of(row, "paused", Boolean.class),
                Column.of(row, "exhausted", Boolean.class),
                Column.of(row, "taken", Integer.class));
    }

    private static Funding funding(Readable row) {
        String advertiser = row.get("advertiser", String.class);
        boolean metered = row.get("dearest", Long.class) != null;
        return new Funding(advertiser == null ? null : AdvertiserId.parse(advertiser), metered);
    }
}
