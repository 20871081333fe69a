package io.clicktrail.analytics.intake;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

import io.clicktrail.analytics.AnalyticsSettings;
import io.clicktrail.analytics.counter.Touched;

/**
 * Facts whose dimensions somebody else knows. Each is counted at once, as unknown, and moves to where it belongs when
 * the click (or the start of its user) is there. What belongs where follows from the facts alone, so the order in which
 * they came makes no difference in the end.
 */
@Component
class ResolutionStore {

    private final DatabaseClient database;
    private final TransactionalOperator transactions;
    private final AnalyticsSettings.Resolution settings;

    ResolutionStore(DatabaseClient database, TransactionalOperator transactions, AnalyticsSettings settings) {
        this.database = database;
        this.transactions = transactions;
        this.settings = settings.resolution();
    }

    private static final String LOCK_DUE = """
            select event_id
              from unresolved
             where next_try_at <= now() or click = any(:clicks) or telegram_user = any(:users)
             order by event_id
             limit :batch
               for update skip locked
            """;

    /**
     * A join or a leave belongs to the click of the user's latest start in the 30 days before it; all else names its
     * click. What finds nothing waits longer each time.
     */
    private static final String MOVE = """
            with subject as (
                select fact.day, fact.event_id,
                       coalesce(fact.click, start.click) as click, fact.click is null as borrowed
                  from unresolved
                  join fact using (day, event_id)
                  left join lateral (
                      select earlier.click
                        from fact as earlier
                       where fact.click is null
                         and earlier.telegram_user = fact.telegram_user
                         and earlier.kind = 'start' and earlier.click is not null
                         and earlier.day between fact.day - 31 and fact.day + 1
                         and earlier.occurred_at between fact.occurred_at - interval '30 days' and fact.occurred_at
                       order by earlier.occurred_at desc, earlier.event_id desc
                       limit 1) as start on true
                 where unresolved.event_id = any(:due)
            ),
            -- A join or a leave is where its click is, and nowhere while that is unknown; what a click does not know of
            -- all others stays as their event said.
            place as (
                select subject.day, subject.event_id, click.id is not null as found,
                       case when subject.borrowed then click.id end as borrowed_click,
                       coalesce(nullif(click.offer, ''), own.offer, '') as offer,
                       coalesce(nullif(click.network, ''), own.network, '') as network,
                       coalesce(nullif(click.source, ''), own.source, '') as source,
                       coalesce(nullif(click.campaign, ''), own.campaign, '') as campaign
                  from subject
                  left join click on click.id = subject.click
                  left join fact as own on own.day = subject.day and own.event_id = subject.event_id
                                       and not subject.borrowed
            ),
            moved as (
                update fact
                   set offer = place.offer, network = place.network, source = place.source, campaign = place.campaign,
                       borrowed_click = place.borrowed_click
                  from place
                 where fact.day = place.day and fact.event_id = place.event_id
                returning fact.day, fact.kind, fact.team, fact.amount, fact.currency, fact.payout, fact.payout_currency,
                          old.offer as old_offer, old.network as old_network, old.source as old_source,
                          new.offer as new_offer, new.network as new_network, new.source as new_source
            ),
            settled as (
                delete from unresolved using place where unresolved.event_id = place.event_id and place.found
            ),
            postponed as (
                update unresolved
                   set tries = tries + 1,
                       next_try_at = now() + least(interval '1 hour', interval '1 second' * power(2, least(tries, 12))),
                       click = coalesce(unresolved.click, subject.click)
                  from subject left join place using (event_id)
                 where unresolved.event_id = subject.event_id and not place.found
            ),
            measure as (
                select moved.*, kind as metric, coalesce(currency, '') as of_currency, coalesce(amount, 0) as of_amount
                  from moved
                 union all
                select moved.*, kind || '_payout', payout_currency, payout
                  from moved
                 where payout is not null
            ),
            change as (
                select day, side.offer, side.network, side.source, team, metric, of_currency as currency,
                       side.sign as count, of_amount * side.sign as amount
                  from measure
                 cross join lateral (values (old_offer, old_network, old_source, -1),
                                            (new_offer, new_network, new_source, 1))
                    as side (offer, network, source, sign)
                 where (old_offer, old_network, old_source) <> (new_offer, new_network, new_source)
            ),
            touched as (
                insert into rollup_day (day, offer, network, source, team, metric, currency, count, amount)
                select day, offer, network, source, team, metric, currency, sum(count), sum(amount)
                  from change
                 group by day, offer, network, source, team, metric, currency
                 order by day, offer, network, source, team, metric, currency
                    on conflict (day, offer, network, source, team, metric, currency) do update
                   set count = rollup_day.count + excluded.count, amount = rollup_day.amount + excluded.amount
                returning day, offer
            )
            select distinct day, offer from touched
            """;

    /**
     * Several consumers share the work and skip each other's rows. The rows are locked first and looked at afterwards, by
     * a statement that sees all that was committed until then: a start that comes later waits for the lock and asks for
     * another look.
     *
     * @param clicks that have just come: what waits for them is due now
     * @param users who have just started the bot: their joins are due now
     */
    Mono<Set<Touched>> resolve(Collection<String> clicks, Collection<Long> users) {
        return lockDue(clicks, users)
                .flatMap(due -> due.isEmpty() ? Mono.just(Set.<Touched>of()) : move(due))
                .as(transactions::transactional);
    }

    private Mono<List<UUID>> lockDue(Collection<String> clicks, Collection<Long> users) {
        return database.sql(LOCK_DUE)
                .bind("clicks", clicks.toArray(String[]::new))
                .bind("users", users.toArray(Long[]::new))
                .bind("batch", settings.batch())
                .mapValue(UUID.class)
                .all()
                .collectList();
    }

    private Mono<Set<Touched>> move(List<UUID> due) {
        return database.sql(MOVE)
                .bind("due", due.toArray(UUID[]::new))
                .map(FactStore::touched)
                .all()
                .collect(Collectors.toUnmodifiableSet());
    }

    private static final String FORGET_HOPELESS =
            "delete from unresolved where created_at < now() - make_interval(secs => :patience)";

    /** Gives up on facts that nothing has explained for too long: they stay where they are counted. */
    Mono<Long> forgetHopeless() {
        return database.sql(FORGET_HOPELESS)
                .bind("patience", (double) settings.patience().toSeconds())
                .fetch()
                .rowsUpdated();
    }
}
