package io.clicktrail.bot.invite;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;

import io.micrometer.core.instrument.MeterRegistry;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

import io.clicktrail.bot.BotSettings;
import io.clicktrail.bot.invite.CallVerdict.Again;
import io.clicktrail.bot.invite.CallVerdict.Done;
import io.clicktrail.bot.invite.CallVerdict.Failed;
import io.clicktrail.bot.invite.CallVerdict.Moved;
import io.clicktrail.bot.invite.CallVerdict.Pointless;
import io.clicktrail.bot.invite.CallVerdict.Throttled;
import io.clicktrail.bot.telegram.TelegramObject;
import io.clicktrail.bot.telegram.UnreadableObjectException;
import io.clicktrail.event.CatalogueEvent.OfferChanged;
import io.clicktrail.event.EventId;
import io.clicktrail.event.Offer;
import io.clicktrail.event.PlaceEvent.InviteLinkCreated;
import io.clicktrail.transport.state.CompactedState;

/** Makes the links that offers are to have, one after the other. */
final class InviteLinkJob {

    private static final int LONGEST_LINK = 256;

    private final CompactedState<OfferChanged> offers;
    private final InviteLinkStore links;
    private final InviteClient telegram;
    private final CallRules rules;
    private final BotSettings.Invites settings;
    private final MeterRegistry meters;
    private final Clock clock = Clock.systemUTC();
    private final AtomicBoolean offersChanged = new AtomicBoolean(true);

    InviteLinkJob(
            CompactedState<OfferChanged> offers,
            InviteLinkStore links,
            InviteClient telegram,
            BotSettings.Invites settings,
            MeterRegistry meters) {
        this.offers = offers;
        this.links = links;
        this.telegram = telegram;
        this.rules = new CallRules(settings.retries(), settings.longestWait());
        this.settings = settings;
        this.meters = meters;
        offers.onChange(() -> offersChanged.set(true));
    }

    /** Until none is due, or Telegram wants us to wait. */
    Mono<Void> run() {
        return Mono.defer(this::learnWishes)
                .then(Mono.defer(this::makeNext)
                        .repeat()
                        .takeWhile(goOn -> goOn)
                        .then());
    }

    private Mono<Void> learnWishes() {
        return offers.ready() && offersChanged.getAndSet(false)
                ? links.want(wishes()).doOnError(_ -> offersChanged.set(true))
                : Mono.empty();
    }

    private List<WantedLink> wishes() {
        return offers.all().stream()
                .map(OfferChanged::offer)
                .filter(offer -> offer.status() == Offer.Status.ACTIVE
                        && offer.entersBy().byLink())
                .map(WantedLink::new)
                .toList();
    }

    private Mono<Boolean> makeNext() {
        return links.claim().flatMap(this::make).defaultIfEmpty(false);
    }

    private Mono<Boolean> make(ClaimedLink link) {
        return telegram.make(link)
                .map(answer -> rules.verdict(answer, link.failedBefore()))
                .flatMap(verdict -> settle(link, verdict))
                .delayElement(Duration.ofSeconds(1).dividedBy(settings.perSecond()));
    }

    /** An offer that waits for its link is never given up. Where its group has moved, its place will be checked anew. */
    private Mono<Boolean> settle(ClaimedLink link, CallVerdict verdict) {
        count(verdict);
        return switch (verdict) {
            case Done done -> note(link, done.result());
            case Again again ->
                links.postpone(link, again.pause(), again.reason()).thenReturn(true);
            case Throttled throttled -> links.rest(link, throttled.pause()).thenReturn(false);
            case Moved moved -> later(link, "moved to " + moved.chat());
            case Pointless pointless -> later(link, pointless.reason());
            case Failed failed -> later(link, failed.reason());
        };
    }

    private Mono<Boolean> note(ClaimedLink link, JsonNode result) {
        try {
            String text = TelegramObject.of(result).text("invite_link", LONGEST_LINK);
            return links.note(created(link, text)).thenReturn(true);
        } catch (UnreadableObjectException e) {
            return later(link, "unreadable link");
        }
    }

    private InviteLinkCreated created(ClaimedLink link, String text) {
        // To the microsecond, as the database keeps it.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        ThreadLocalRandom random = ThreadLocalRandom.current();
        EventId id = EventId.of(now, random.nextLong(), random.nextLong());
        return new InviteLinkCreated(id, now, link.offer(), link.chat(), text, link.name(), link.joinRequest());
    }

    private Mono<Boolean> later(ClaimedLink link, String reason) {
        return links.postpone(link, settings.retries().getLast(), reason).thenReturn(true);
    }

    private void count(CallVerdict verdict) {
        meters.counter("clicktrail.bot.invite_links", "outcome", InviteConfiguration.outcomeOf(verdict))
                .increment();
    }
}
