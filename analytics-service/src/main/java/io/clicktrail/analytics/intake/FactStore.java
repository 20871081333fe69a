package io.clicktrail.analytics.intake;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.clicktrail.analytics.counter.Touched;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.Money;
import io.clicktrail.transport.database.Column;

/**
 * Facts, and the roll-ups that follow from them.
 *
 * <p>Locks are taken in one order by everybody: facts, visitors, unresolved, roll-ups, each sorted by its key. So two
 * consumers with the same events in other batches wait for one another, and never in a circle.
 */
@Component
class FactStore {

    private final DatabaseClient database;

    FactStore(DatabaseClient database) {
        this.database = database;
    }

    /**
     * One statement, hence one transaction. Only facts that were not there before reach the roll-ups. A visitor of the
     * day moves to an earlier click when that one arrives late, and takes the count along.
     */
    private static final String RECORD = """
            with incoming as (
                select *
                  from unnest(:days::date[], :ids::uuid[], :times::timestamptz[], :kinds::text[],
                              :offers::text[], :networks::text[], :sources::text[], :campaigns::text[], :teams::text[],
                              :clicks::text[], :users::int8[], :visitors::text[],
                              :amounts::numeric[], :currencies::text[],
                              :payouts::numeric[], :payout_currencies::text[], :labels::text[], :unresolved::bool[])
                    as fact (day, event_id, occurred_at, kind, offer, network, source, campaign, team,
                             click, telegram_user, visitor, amount, currency, payout, payout_currency, label, unresolved)
            ),
            fresh as (
                insert into fact (day, event_id, occurred_at, kind, offer, network, source, campaign, team,
                                  click, telegram_user, amount, currency, payout, payout_currency, label)
                select day, event_id, occurred_at, kind, offer, network, source, campaign, team,
                       click, telegram_user, amount, currency, payout, payout_currency, label
                  from incoming
                 order by day, event_id
                    on conflict do nothing
                returning day, event_id, occurred_at, kind, offer, network, source, campaign, team,
                          click, telegram_user, amount, currency, payout, payout_currency
            ),
            known_click as (
                insert into click (id, offer, network, source, campaign)
                select distinct on (click) click, offer, network, source, campaign
                  from fresh
                 where kind in ('click', 'bot_click', 'refused_click')
                 order by click, occurred_at, event_id
                    on conflict do nothing
            ),
            waiting as (
                insert into unresolved (event_id, day, click, telegram_user)
                select event_id, day, click, telegram_user
                  from (select fresh.event_id, fresh.day, fresh.click, fresh.telegram_user
                          from fresh join incoming using (day, event_id)
                         where incoming.unresolved
                         union
                        select explained.event_id, explained.day, explained.click, explained.telegram_user
                          from fresh as start
                          join fact as explained on explained.telegram_user = start.telegram_user
                                                and explained.occurred_at >= start.occurred_at
                         where start.kind = 'start' and start.click is not null
                           and explained.kind in ('join', 'leave')) as each
                 order by event_id
                    on conflict (event_id) do update set next_try_at = now()
                returning event_id
            ),
            first_visit as (
                insert into visitor (day, offer, visitor, network, source, first_at, first_id)
                select distinct on (day, offer, visitor)
                       day, fresh.offer, visitor, fresh.network, fresh.source, fresh.occurred_at, event_id
                  from fresh join incoming using (day, event_id)
                 where fresh.kind = 'click'
                 order by day, offer, visitor, fresh.occurred_at, event_id
                    on conflict (day, offer, visitor) do update
                   set network = excluded.network, source = excluded.source,
                       first_at = excluded.first_at, first_id = excluded.first_id
                 where (excluded.first_at, excluded.first_id) < (visitor.first_at, visitor.first_id)
                returning day, offer, network, source, old.visitor is not null as moved,
                          old.network as old_network, old.source as old_source
            ),
            change as (
                select day, offer, network, source, team, kind as metric, coalesce(currency, '') as currency,
                       1 as count, coalesce(amount, 0) as amount
                  from fresh
                 union all
                select day, offer, network, source, team, kind || '_payout', payout_currency, 1, payout
                  from fresh
                 where payout is not null
                 union all
                select day, offer, network, source, '', 'unique', '', 1, 0
                  from first_visit
                 union all
                select day, offer, old_network, old_source, '', 'unique', '', -1, 0
                  from first_visit
                 where moved
            ),
            touched as (
                insert into rollup_day (day, offer, network, source, team, metric, currency, count, amount)
                select day, offer, network, source, team, metric, currency, sum(count), sum(amount)
                  from change
                 where (select count(*) from waiting) >= 0 -- takes those locks before these, as whoever resolves does
                 group by day, offer, network, source, team, metric, currency
                 order by day, offer, network, source, team, metric, currency
                    on conflict (day, offer, network, source, team, metric, currency) do update
                   set count = rollup_day.count + excluded.count, amount = rollup_day.amount + excluded.amount
                returning day, offer
            )
            select distinct day, offer from touched
            """;

    /** The roll-ups that changed: none for facts that were there already. */
    Mono<Set<Touched>> record(List<Fact> facts) {
        if (facts.isEmpty()) {
            return Mono.just(Set.of());
        }
        return database.sql(RECORD)
                .bind(
                        "days",
                        column(facts, LocalDate.class, fact -> fact.moment().day()))
                .bind("ids", column(facts, UUID.class, fact -> fact.id().value()))
                .bind(
                        "times",
                        column(
                                facts,
                                OffsetDateTime.class,
                                fact -> fact.moment().at().atOffset(ZoneOffset.UTC)))
                .bind("kinds", column(facts, String.class, fact -> fact.kind().wireName()))
                .bind(
                        "offers",
                        column(facts, String.class, fact -> fact.dimensions().offer()))
                .bind(
                        "networks",
                        column(facts, String.class, fact -> fact.dimensions().network()))
                .bind(
                        "sources",
                        column(facts, String.class, fact -> fact.dimensions().source()))
                .bind(
                        "campaigns",
                        column(facts, String.class, fact -> fact.dimensions().campaign()))
                .bind(
                        "teams",
                        column(facts, String.class, fact -> fact.dimensions().team()))
                .bind(
                        "clicks",
                        column(facts, String.class, fact -> text(fact.links().click())))
                .bind("users", column(facts, Long.class, fact -> fact.links().user()))
                .bind(
                        "visitors",
                        column(facts, String.class, fact -> fact.links().visitor()))
                .bind(
                        "amounts",
                        column(
                                facts,
                                BigDecimal.class,
                                fact -> amount(fact.worth().amount())))
                .bind(
                        "currencies",
                        column(
                                facts,
                                String.class,
                                fact -> currency(fact.worth().amount())))
                .bind(
                        "payouts",
                        column(
                                facts,
                                BigDecimal.class,
                                fact -> amount(fact.worth().payout())))
                .bind(
                        "payout_currencies",
                        column(
                                facts,
                                String.class,
                                fact -> currency(fact.worth().payout())))
                .bind("labels", column(facts, String.class, Fact::label))
                .bind("unresolved", column(facts, Boolean.class, Fact::isUnresolved))
                .map(FactStore::touched)
                .all()
                .collect(Collectors.toUnmodifiableSet());
    }

    static Touched touched(Readable row) {
        return new Touched(Column.of(row, "day", LocalDate.class), Column.of(row, "offer", String.class));
    }

    /** One column of the rows, as {@code unnest} takes it. */
    @SuppressWarnings("unchecked") // made of that very type
    static <R, T> T[] column(List<R> rows, Class<T> type, Function<R, @Nullable T> value) {
        T[] column = (T[]) Array.newInstance(type, rows.size());
        Arrays.setAll(column, row -> value.apply(rows.get(row)));
        return column;
    }

    private static @Nullable String text(@Nullable ClickId click) {
        return click == null ? null : click.value();
    }

    private static @Nullable BigDecimal amount(@Nullable Money money) {
        return money == null ? null : money.amount();
    }

    private static @Nullable String currency(@Nullable Money money) {
        return money == null ? null : money.currency();
    }
}
