package io.clicktrail.attribution.conversion;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Import;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.clicktrail.attribution.History;
import io.clicktrail.attribution.decision.ActionStatus;
import io.clicktrail.attribution.decision.Outcome;
import io.clicktrail.attribution.decision.Standing;
import io.clicktrail.attribution.offer.OfferShelf;
import io.clicktrail.attribution.offer.ReopenJob;
import io.clicktrail.event.EventId;
import io.clicktrail.event.Offer;
import io.clicktrail.event.TrackingEvent;

/** What happens to the service in a test, and what becomes of it. */
@TestComponent
@Import(OfferShelf.class)
class World {

    /** How a crowd is heard: so many events to a batch, so many batches at once. */
    static final int BATCH = 20;

    static final int CONSUMERS = 8;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Ears ears;
    private final WakeJob wake;
    private final ReopenJob reopen;
    private final ConversionStore conversions;
    private final ActionStore actions;
    private final OfferShelf offers;
    private final DatabaseClient database;

    @Autowired
    World(
            BeanFactory beans,
            WakeJob wake,
            ReopenJob reopen,
            ConversionStore conversions,
            ActionStore actions,
            OfferShelf offers,
            DatabaseClient database) {
        this.ears = Ears.of(beans);
        this.wake = wake;
        this.reopen = reopen;
        this.conversions = conversions;
        this.actions = actions;
        this.offers = offers;
        this.database = database;
    }

    void hasOffers(Offer... wanted) {
        offers.put(List.of(wanted));
    }

    void hasOffers(Collection<Offer> wanted) {
        offers.put(wanted);
    }

    OfferShelf offers() {
        return offers;
    }

    /** Batches side by side, as several replicas with several threads hear them. */
    void hearsAtOnce(List<List<TrackingEvent>> batches, int atOnce) {
        Flux.fromIterable(batches).flatMap(this::hearing, atOnce).then().block(PATIENCE);
    }

    /** In this order, a few to a batch, as a crowd is heard by all replicas together. */
    void hearsCrowd(List<TrackingEvent> events) {
        hearsAtOnce(
                IntStream.iterate(0, from -> from < events.size(), from -> from + BATCH)
                        .mapToObj(from -> events.subList(from, Math.min(events.size(), from + BATCH)))
                        .toList(),
                CONSUMERS);
    }

    void hears(List<TrackingEvent> events) {
        hearing(events).block(PATIENCE);
    }

    void offersReopen() {
        reopen.run().block(PATIENCE);
    }

    void timePasses() {
        wake.run().block(PATIENCE);
    }

    /** Clicks and the rest come from different topics, so in different batches. */
    Mono<Void> hearing(List<TrackingEvent> events) {
        return ears.hear(events);
    }

    /** How many clicks on what people share are kept. */
    long keptShareClicks() {
        return database.sql("select count(*) from share_click")
                .mapValue(Long.class)
                .one()
                .blockOptional(PATIENCE)
                .orElseThrow();
    }

    /** How the conversions of these people stand. */
    List<Standing> standings(Collection<Long> users) {
        return conversions.newestOf(users).blockOptional(PATIENCE).orElseThrow();
    }

    private Map<EventId, ActionStatus> actionsOf(Collection<Long> users) {
        return actions.statusesOf(users).blockOptional(PATIENCE).orElseThrow();
    }

    Outcome outcome(History history) {
        Set<Long> users = history.users();
        return Outcome.of(standings(users), actionsOf(users), history.offers());
    }

    /** As if nothing had ever been heard. */
    void beginsAnew() {
        database.sql("""
                        truncate offer, offer_window, cap_window, reservation, click, share_click, bot_start, action, chat_leave, person,
                                 conversion, retraction, join_request, chat_move, invite_link, action_report, place_check, outbox
                        """).then().block(PATIENCE);
    }

    /** A digest of all rows of all tables. */
    String checksum() {
        return database.sql("""
                        select string_agg(digest, ' ' order by digest)
                        from (
                            select 'offer ' || md5(string_agg(t::text, '|' order by t::text)) as digest from offer t
                            union all
                            select 'cap_window ' || md5(string_agg(t::text, '|' order by t::text)) from cap_window t
                            union all
                            select 'click ' || md5(string_agg(t::text, '|' order by t::text)) from click t
                            union all
                            select 'share_click ' || md5(string_agg(t::text, '|' order by t::text)) from share_click t
                            union all
                            select 'bot_start ' || md5(string_agg(t::text, '|' order by t::text)) from bot_start t
                            union all
                            select 'action ' || md5(string_agg(t::text, '|' order by t::text)) from action t
                            union all
                            select 'chat_leave ' || md5(string_agg(t::text, '|' order by t::text)) from chat_leave t
                            union all
                            select 'retraction ' || md5(string_agg(t::text, '|' order by t::text)) from retraction t
                            union all
                            select 'join_request ' || md5(string_agg(t::text, '|' order by t::text))
                            from join_request t
                            union all
                            select 'chat_move ' || md5(string_agg(t::text, '|' order by t::text)) from chat_move t
                            union all
                            select 'invite_link ' || md5(string_agg(t::text, '|' order by t::text))
                            from invite_link t
                            union all
                            select 'action_report ' || md5(string_agg(t::text, '|' order by t::text))
                            from action_report t
                            union all
                            select 'person ' || md5(string_agg(t::text, '|' order by t::text)) from person t
                            union all
                            select 'conversion ' || md5(string_agg(t::text, '|' order by t::text)) from conversion t
                            union all
                            select 'ledger_entry ' || md5(string_agg(t::text, '|' order by t::text)) from ledger_entry t
                            union all
                            select 'ledger_account ' || md5(string_agg(t::text, '|' order by t::text))
                            from ledger_account t
                            union all
                            select 'outbox ' || md5(string_agg(t::text, '|' order by t::text)) from outbox t
                        ) tables
                        """)
                .mapValue(String.class)
                .one()
                .blockOptional(PATIENCE)
                .orElseThrow();
    }
}
