package io.clicktrail.postback.control;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import io.clicktrail.event.ClickOrigin;
import io.clicktrail.event.Money;
import io.clicktrail.event.NetworkId;
import io.clicktrail.postback.network.ConversionStatus;
import io.clicktrail.transport.database.Column;

/** What rules may ask of deliveries that were planned before. */
@Component
public class SubjectStore {

    /** The columns of {@code delivery d} that {@link #read} wants. */
    public static final String COLUMNS = """
            d.thread, d.conversion, d.revision, d.status, d.network, d.offer, d.goal, d.payout, d.currency, d.premium,
            d.subs::text as subs, d.clicked_at, d.acted_at, d.origin::text as origin\s""";

    private static final TypeReference<Map<String, String>> SUBS = new TypeReference<>() {};

    private final JsonMapper json;

    SubjectStore(JsonMapper json) {
        this.json = json;
    }

    public Subject read(Readable row) {
        return new Subject(
                Column.of(row, "thread", UUID.class),
                Column.of(row, "conversion", UUID.class),
                Column.of(row, "revision", Integer.class),
                ConversionStatus.named(text(row, "status")),
                new NetworkId(text(row, "network")),
                text(row, "offer"),
                text(row, "goal"),
                new Money(Column.of(row, "payout", BigDecimal.class), text(row, "currency")),
                Column.of(row, "premium", Boolean.class),
                json.readValue(text(row, "subs"), SUBS),
                row.get("clicked_at", Instant.class),
                Column.of(row, "acted_at", Instant.class),
                origin(row.get("origin", String.class)));
    }

    private @Nullable ClickOrigin origin(@Nullable String stored) {
        return stored == null ? null : json.readValue(stored, ClickOrigin.class);
    }

    private static String text(Readable row, String column) {
        return Column.of(row, column, String.class);
    }
}
