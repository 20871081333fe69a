package io.clicktrail.postback.delivery;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import io.clicktrail.event.ClickId;
import io.clicktrail.event.ClickOrigin;
import io.clicktrail.event.ConversionId;
import io.clicktrail.event.DeliveryEvent.Postback;
import io.clicktrail.event.Money;
import io.clicktrail.event.NetworkId;
import io.clicktrail.event.OfferId;
import io.clicktrail.postback.delivery.Delivery.Credit;
import io.clicktrail.postback.network.ConversionStatus;
import io.clicktrail.postback.network.Network;
import io.clicktrail.postback.network.NetworkStore;
import io.clicktrail.transport.database.Column;
import io.clicktrail.transport.trace.Trace;

/**
 * Takes deliveries that are due, so that no other worker sends them while the lease lasts. Several workers share the
 * work without waiting for one another.
 */
@Component
class ClaimStore {

    private static final TypeReference<Map<String, String>> SUBS = new TypeReference<>() {};

    private final DatabaseClient database;
    private final NetworkStore networks;
    private final JsonMapper json;

    ClaimStore(DatabaseClient database, NetworkStore networks, JsonMapper json) {
        this.database = database;
        this.networks = networks;
        this.json = json;
    }

    private static final String COLUMNS = """
            id, conversion, revision, click, offer, network, status, goal, payout, currency, premium, network_click_id,
            subs::text as subs, acted_at, user_hash, clicked_at, origin::text as origin, base, base_currency, trace, attempts,
            round, round_attempts
            """;

    /**
     * Puts the rows of {@code due} under the lease, and tells of the attempts that a worker took to its grave. Rows are
     * found by their key, not by a join: on a young table, of which the planner knows nothing, a join reads all of it.
     */
    private static final String CLAIM = """
            , interrupted as (
              insert into attempt (delivery, number, round, started_at, fault)
              select id, attempts + 1, round, claimed_at, 'interrupted' from due where claimed_at is not null
            )
            update delivery
            set claimed_at = :now, due_at = :lease_end,
                attempts = attempts + (claimed_at is not null)::int,
                round_attempts = round_attempts + (claimed_at is not null)::int
            where id = any(array(select id from due))
            returning\s""" + COLUMNS;

    /**
     * Networks whose calls all replicas count are claimed for by one worker at a time: the others pass over them, and find
     * the new count when they come again. One that has nothing due is not touched.
     */
    // Whether an earlier step is open is asked row by row: of an anti-join the planner may make a reading of all that
    // is pending.
    private static final String CLAIM_DUE = """
            with known as (
              select slug, coalesce(places, :usual) as places, rate_count is not null or slug = any(:probing) as counted
              from network left join unnest(:slugs, :places) as limits (limited, places) on limited = slug
              where disabled_because is null
            ),
            free as (
              select slug, free_at, make_interval(secs => rate_seconds::float8 / rate_count) as pace,
                     greatest(1, rate_count / rate_seconds) as at_once,
                     case when slug = any(:probing) and probed_at > :probed_before then 0
                          when rate_count is null then :usual
                          when free_at > :now then 0
                          else least(greatest(1, rate_count / rate_seconds),
                                     1 + floor(extract(epoch from :now - free_at) * rate_count / rate_seconds)) end::int as calls
              from network
              where slug in (select slug from known where counted and places > 0)
                and exists (select from delivery where network = slug and state = 'pending' and due_at <= :now)
              for update skip locked
            ),
            lane as (
              select slug, places from known where not counted
              union all
              select slug, least(places, calls) from known join free using (slug)
            ),
            due as (
              select waiting.*
              from lane cross join lateral (
                select id, network, claimed_at, attempts, round
                from delivery d
                where network = lane.slug and state = 'pending' and due_at <= :now
                  and (
                    select true from delivery earlier
                    where earlier.thread = d.thread and earlier.state = 'pending'
                      and (earlier.revision, earlier.step) < (d.revision, d.step)
                    limit 1) is null
                order by due_at
                limit lane.places
                for update skip locked
              ) waiting
            ),
            counted as (
              update network n
              set free_at = case when pace is null or n.slug = any(:probing) then n.free_at
                                 else greatest(free.free_at, :now - pace * (at_once - 1)) + pace * taken.calls end,
                  probed_at = case when n.slug = any(:probing) then :now else n.probed_at end
              from free join (select network, count(*) as calls from due group by network) as taken on network = slug
              where n.slug = free.slug
            )
            """ + CLAIM;

    /** Those that are due: of each enabled network as many as it may get now, the longest due first. */
    Mono<List<PendingDelivery>> claimDue(LaneLimits limits, Instant now, Instant leaseEnd) {
        return claimed(database.sql(CLAIM_DUE)
                .bind("usual", limits.usual())
                .bind("slugs", limits.places().keySet().toArray(String[]::new))
                .bind("places", limits.places().values().toArray(Integer[]::new))
                .bind("probing", limits.probing().toArray(String[]::new))
                .bind("probed_before", now.minus(limits.rest()))
                .bind("now", now)
                .bind("lease_end", leaseEnd));
    }

    private static final String CLAIM_OVERDUE = """
            with due as (
              select id, claimed_at, attempts, round
              from delivery d join network on slug = network
              where state = 'pending' and disabled_because is null and greatest(due_at, enabled_at, free_at) < :overdue
              limit :most
              for update of d skip locked
            )
            """ + CLAIM;

    /**
     * Those that have been due since before that moment, though their network is enabled: it cannot be reached. One that is
     * called as often as it wants, and that in all this time, can.
     */
    Mono<List<PendingDelivery>> claimOverdue(Instant overdue, int most, Instant now, Instant leaseEnd) {
        return claimed(database.sql(CLAIM_OVERDUE)
                .bind("overdue", overdue)
                .bind("most", most)
                .bind("now", now)
                .bind("lease_end", leaseEnd));
    }

    private static final String ONE = "select " + COLUMNS + "from delivery where id = :id";

    /** One to look at, whatever its state; empty where there is none of this id. */
    Mono<Delivery> find(UUID id) {
        return database.sql(ONE).bind("id", id).map(this::claimed).one().map(Claimed::delivery);
    }

    private static final String NEWEST_OF_CONVERSION = "select " + COLUMNS
            + "from delivery where conversion = :conversion order by planned_at desc, step desc limit 1";

    /** The newest of this conversion to look at; empty where none was planned. */
    Mono<Delivery> findNewest(ConversionId conversion) {
        return database.sql(NEWEST_OF_CONVERSION)
                .bind("conversion", conversion.value())
                .map(this::claimed)
                .one()
                .map(Claimed::delivery);
    }

    private Mono<List<PendingDelivery>> claimed(DatabaseClient.GenericExecuteSpec claim) {
        return claim.map(this::claimed).all().collectList().flatMap(this::withNetworks);
    }

    private Mono<List<PendingDelivery>> withNetworks(List<Claimed> claimed) {
        return networks.named(claimed.stream().map(Claimed::network).toList())
                .map(known -> claimed.stream().map(each -> each.with(known)).toList());
    }

    /** A {@link PendingDelivery} but for its network. */
    private record Claimed(Delivery delivery, int attempts, int round, int roundAttempts) {

        NetworkId network() {
            return delivery.postback().network();
        }

        PendingDelivery with(Map<NetworkId, Network> networks) {
            Network network = Objects.requireNonNull(networks.get(network()), "networks are never deleted");
            return new PendingDelivery(delivery, network, attempts, round, roundAttempts);
        }
    }

    private Claimed claimed(Readable row) {
        var delivery = new Delivery(
                postback(row),
                ConversionStatus.named(text(row, "status")),
                credit(row),
                Trace.continued(text(row, "trace")));
        return new Claimed(delivery, number(row, "attempts"), number(row, "round"), number(row, "round_attempts"));
    }

    private static Postback postback(Readable row) {
        return new Postback(
                Column.of(row, "id", UUID.class),
                new ConversionId(Column.of(row, "conversion", UUID.class)),
                number(row, "revision"),
                new ClickId(text(row, "click")),
                new OfferId(text(row, "offer")),
                new NetworkId(text(row, "network")),
                text(row, "status"));
    }

    private Credit credit(Readable row) {
        return new Credit(
                text(row, "goal"),
                new Money(Column.of(row, "payout", BigDecimal.class), text(row, "currency")),
                Column.of(row, "premium", Boolean.class),
                row.get("network_click_id", String.class),
                json.readValue(text(row, "subs"), SUBS),
                Column.of(row, "acted_at", Instant.class),
                row.get("user_hash", String.class),
                row.get("clicked_at", Instant.class),
                origin(row.get("origin", String.class)),
                base(row));
    }

    private static @Nullable Money base(Readable row) {
        BigDecimal amount = row.get("base", BigDecimal.class);
        return amount == null ? null : new Money(amount, text(row, "base_currency"));
    }

    private @Nullable ClickOrigin origin(@Nullable String stored) {
        return stored == null ? null : json.readValue(stored, ClickOrigin.class);
    }

    private static String text(Readable row, String column) {
        return Column.of(row, column, String.class);
    }

    private static int number(Readable row, String column) {
        return Column.of(row, column, Integer.class);
    }
}
