package io.clicktrail.attribution;

import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.Chat;
import io.clicktrail.event.ClickEvent.ClickRegistered;
import io.clicktrail.event.ClickEvent.ShareClicked;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.ClickOutcome;
import io.clicktrail.event.EventId;
import io.clicktrail.event.Lead;
import io.clicktrail.event.Money;
import io.clicktrail.event.NetworkId;
import io.clicktrail.event.OfferId;
import io.clicktrail.event.PurchaseEvent.Confidence;
import io.clicktrail.event.PurchaseEvent.SaleClosed;
import io.clicktrail.event.TelegramEvent.BotStarted;
import io.clicktrail.event.TelegramEvent.ChatJoined;
import io.clicktrail.event.TelegramEvent.ChatLeft;
import io.clicktrail.event.TelegramEvent.Departure;
import io.clicktrail.event.TelegramUser;
import io.clicktrail.event.TrackingEvent;
import io.clicktrail.event.Visitor;

/** Events as the other services say them, with what does not matter here filled in. */
public final class Events {

    private final Random chance;

    public Events(Random chance) {
        this.chance = chance;
    }

    public ClickId token(Instant at) {
        byte[] secret = new byte[ClickId.RANDOM_BYTES];
        chance.nextBytes(secret);
        return ClickId.of(at, secret);
    }

    /** A click with a token of its own, of a person who was sent on. */
    public ClickRegistered click(OfferId offer, Instant at) {
        return click(token(at), offer, at, ClickOutcome.ACCEPTED, null);
    }

    public ClickRegistered click(ClickId token, OfferId offer, Instant at, ClickOutcome outcome, @Nullable String bot) {
        return new ClickRegistered(
                id(at),
                at,
                token,
                offer,
                null,
                outcome,
                NetworkId.parse("spring-net"),
                "uid-" + token,
                Map.of("sub1", "banner"),
                Map.of(),
                new Visitor("visitor", Visitor.Standing.UNKNOWN, null, null, null, null, bot, null));
    }

    public BotStarted start(TelegramUser user, @Nullable ClickId token, Instant at) {
        return new BotStarted(id(at), at, "trail_bot", user, token, null);
    }

    public ChatJoined join(TelegramUser user, Chat chat, Instant at) {
        return new ChatJoined(id(at), at, user, chat, null, null);
    }

    public ChatLeft leave(TelegramUser user, Chat chat, Instant at) {
        return new ChatLeft(id(at), at, user, chat, Departure.LEFT);
    }

    /** Somebody clicks, starts the bot five seconds later and joins within a minute. */
    public Arrival arrival(TelegramUser user, OfferId offer, Chat chat, Instant at) {
        ClickRegistered click = click(offer, at);
        return new Arrival(click, start(user, click.click(), at.plusSeconds(5)), join(user, chat, at.plusSeconds(60)));
    }

    public record Arrival(ClickRegistered click, BotStarted start, ChatJoined join) {

        public Stream<TrackingEvent> all() {
            return Stream.of(click, start, join);
        }
    }

    /** Somebody follows what a user has shared of an offer. */
    public ShareClicked shareClick(OfferId offer, TelegramUser by, String visitor, Instant at) {
        return shareClick(offer, by, visitor, at, null);
    }

    public ShareClicked shareClick(OfferId offer, TelegramUser by, String visitor, Instant at, @Nullable String bot) {
        Visitor who = new Visitor(visitor, Visitor.Standing.UNKNOWN, null, null, null, null, bot, null);
        return new ShareClicked(id(at), at, token(at), offer, by.id(), who);
    }

    /** A sale whose deal carries the click's token. */
    public SaleClosed sale(Lead lead, ClickId token, Money amount, Instant at) {
        return new SaleClosed(id(at), at, lead, 1, amount, null, Map.of(), null, Confidence.LOW, token);
    }

    private EventId id(Instant at) {
        return EventId.of(at, chance.nextLong(), chance.nextLong());
    }
}
