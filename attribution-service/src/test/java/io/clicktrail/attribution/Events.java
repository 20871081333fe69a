package io.clicktrail.attribution;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.Chat;
import io.clicktrail.event.ClickEvent.ClickRegistered;
import io.clicktrail.event.ClickEvent.ShareClicked;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.ClickOutcome;
import io.clicktrail.event.ContactHashes;
import io.clicktrail.event.DealEvent.DealStatusChanged;
import io.clicktrail.event.EventId;
import io.clicktrail.event.Lead;
import io.clicktrail.event.Money;
import io.clicktrail.event.NetworkId;
import io.clicktrail.event.OfferId;
import io.clicktrail.event.PlaceEvent.ChatMigrated;
import io.clicktrail.event.PlaceEvent.InviteLinkCreated;
import io.clicktrail.event.Post;
import io.clicktrail.event.PurchaseEvent.ActionReported;
import io.clicktrail.event.PurchaseEvent.ActionWithdrawn;
import io.clicktrail.event.PurchaseEvent.Confidence;
import io.clicktrail.event.PurchaseEvent.ContentPurchased;
import io.clicktrail.event.PurchaseEvent.PurchaseReported;
import io.clicktrail.event.PurchaseEvent.PurchaseWithdrawn;
import io.clicktrail.event.PurchaseEvent.SaleClosed;
import io.clicktrail.event.PurchaseEvent.SaleReopened;
import io.clicktrail.event.PurchaseEvent.StarsPaid;
import io.clicktrail.event.PurchaseEvent.StarsRefunded;
import io.clicktrail.event.ReactionEvent.ButtonPressed;
import io.clicktrail.event.ReactionEvent.Change;
import io.clicktrail.event.ReactionEvent.CommentPosted;
import io.clicktrail.event.ReactionEvent.PollAnswered;
import io.clicktrail.event.ReactionEvent.PostForwarded;
import io.clicktrail.event.ReactionEvent.ReactionChanged;
import io.clicktrail.event.Report;
import io.clicktrail.event.TelegramEvent.BotBlocked;
import io.clicktrail.event.TelegramEvent.BotStarted;
import io.clicktrail.event.TelegramEvent.ChatJoined;
import io.clicktrail.event.TelegramEvent.ChatLeft;
import io.clicktrail.event.TelegramEvent.Departure;
import io.clicktrail.event.TelegramEvent.JoinRequested;
import io.clicktrail.event.TelegramEvent.MembershipChecked;
import io.clicktrail.event.TelegramEvent.MiniAppOpened;
import io.clicktrail.event.TelegramEvent.Proof;
import io.clicktrail.event.TelegramUser;
import io.clicktrail.event.TrackingEvent;
import io.clicktrail.event.UpdateRef;
import io.clicktrail.event.Visitor;

/** Events as the other services say them, with what does not matter here filled in. */
public final class Events {

    private final Random chance;
    private final String bot;

    public Events(Random chance) {
        this(chance, "trail_bot");
    }

    /** As another bot hears them. */
    Events(Random chance, String bot) {
        this.chance = chance;
        this.bot = bot;
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
        return click(token, offer, "uid-" + token, at, outcome, bot);
    }

    /** @param uid the network's own id of it */
    public ClickRegistered click(
            ClickId token, OfferId offer, String uid, Instant at, ClickOutcome outcome, @Nullable String bot) {
        return new ClickRegistered(
                id(at),
                at,
                token,
                offer,
                null,
                outcome,
                NetworkId.parse("spring-net"),
                uid,
                Map.of("sub1", "banner"),
                Map.of(),
                visitor("visitor of " + token, bot));
    }

    /** As its network names it. */
    public ClickRegistered clickNamed(String uid, OfferId offer, Instant at) {
        return click(token(at), offer, uid, at, ClickOutcome.ACCEPTED, null);
    }

    /** Of a visitor of whom more is known. */
    public ClickRegistered clickFrom(String country, String userAgent, OfferId offer, Instant at) {
        ClickId token = token(at);
        return new ClickRegistered(
                id(at),
                at,
                token,
                offer,
                null,
                ClickOutcome.ACCEPTED,
                null,
                null,
                Map.of(),
                Map.of("source", "tg"),
                new Visitor(
                        "visitor of " + token, Visitor.Standing.UNKNOWN, userAgent, null, null, country, null, null));
    }

    public BotStarted start(TelegramUser user, @Nullable ClickId token, Instant at) {
        return new BotStarted(id(at), at, bot, user, token, null);
    }

    public ChatJoined join(TelegramUser user, Chat chat, Instant at) {
        return new ChatJoined(id(at), at, user, chat, null, null, false, null);
    }

    /** The offer has got a link into the chat for itself. */
    public InviteLinkCreated linked(OfferId offer, long chat, Instant at) {
        return new InviteLinkCreated(id(at), at, offer, chat, linkOf(offer), nameOf(offer), false);
    }

    /** Somebody who follows an offer's own link, of which Telegram tells the text and the name, or the name alone. */
    public ChatJoined joinBy(TelegramUser user, Chat chat, OfferId offer, boolean byText, Instant at) {
        String link = byText ? linkOf(offer) : "https://t.me/+another";
        return new ChatJoined(id(at), at, user, chat, link, nameOf(offer), false, null);
    }

    private static String linkOf(OfferId offer) {
        return "https://t.me/+" + offer;
    }

    private static String nameOf(OfferId offer) {
        return "o:" + offer;
    }

    public ChatLeft leave(TelegramUser user, Chat chat, Instant at) {
        return new ChatLeft(id(at), at, user, chat, Departure.LEFT);
    }

    /** Telegram was asked whether they are there. */
    public MembershipChecked checked(TelegramUser user, Chat chat, boolean member, Instant at) {
        return new MembershipChecked(id(at), at, user, chat, member);
    }

    /** Somebody whom an administrator lets in, since they have asked. */
    public ChatJoined joinApproved(TelegramUser user, Chat chat, Instant at) {
        return new ChatJoined(id(at), at, user, chat, null, null, true, null);
    }

    public JoinRequested request(TelegramUser user, Chat chat, Instant at) {
        return new JoinRequested(id(at), at, update(), user, chat, user.id(), null, null);
    }

    public ReactionChanged reacts(TelegramUser user, Post post, Instant at) {
        return new ReactionChanged(
                id(at), at, update(), user, null, post, Change.ADDED, List.of("👍"), List.of(), List.of("👍"));
    }

    /** Another reaction stands there instead. */
    public ReactionChanged reactsAnew(TelegramUser user, Post post, Instant at) {
        return new ReactionChanged(
                id(at), at, update(), user, null, post, Change.CHANGED, List.of("🔥"), List.of("👍"), List.of("🔥"));
    }

    public ReactionChanged unreacts(TelegramUser user, Post post, Instant at) {
        return new ReactionChanged(
                id(at), at, update(), user, null, post, Change.REMOVED, List.of(), List.of("👍"), List.of());
    }

    public CommentPosted comments(TelegramUser user, Post post, Instant at) {
        Post comment = Post.in(new Chat(post.chat().id() - 500, null, "supergroup"), 1 + chance.nextInt(1_000));
        return new CommentPosted(id(at), at, update(), user, comment, post, 12);
    }

    public PostForwarded forwards(TelegramUser user, Post post, Instant at) {
        return new PostForwarded(id(at), at, update(), user, post, new Chat(user.id(), null, "private"));
    }

    public ButtonPressed presses(TelegramUser user, Post post, String data, Instant at) {
        return new ButtonPressed(id(at), at, update(), user, "callback", post, null, data);
    }

    /** @param options none: the vote is taken back */
    public PollAnswered votes(TelegramUser user, String poll, List<Integer> options, Instant at) {
        return new PollAnswered(id(at), at, update(), user, null, poll, options);
    }

    public MiniAppOpened opens(TelegramUser user, long bot, @Nullable ClickId token, Instant at) {
        return new MiniAppOpened(id(at), at, bot, user, token, null, Proof.TELEGRAM);
    }

    public BotBlocked blocks(TelegramUser user, Instant at) {
        return new BotBlocked(id(at), at, update(), user);
    }

    public StarsPaid pays(TelegramUser user, String charge, Instant at) {
        return new StarsPaid(id(at), at, update(), user, Money.of("100", "XTR"), "stars", charge, null);
    }

    public StarsRefunded refunded(TelegramUser user, String charge, String payload, Instant at) {
        return new StarsRefunded(id(at), at, update(), user, Money.of("100", "XTR"), payload, charge);
    }

    public ContentPurchased buys(TelegramUser user, String payload, Instant at) {
        return new ContentPurchased(id(at), at, update(), user, payload);
    }

    public ChatMigrated moves(Chat chat, long newId, Instant at) {
        return new ChatMigrated(id(at), at, update(), chat, newId);
    }

    private UpdateRef update() {
        return new UpdateRef(bot, 1 + chance.nextInt(1_000_000));
    }

    /** A partner tells what the user did. */
    public ActionReported reported(TelegramUser user, OfferId offer, String reference, Instant at) {
        return reported(new Report("shop", reference, user.id(), null, null), offer, user.premium(), at);
    }

    public ActionReported reported(Report report, OfferId offer, @Nullable Boolean premium, Instant at) {
        return new ActionReported(id(at), at, report, offer, premium);
    }

    public ActionWithdrawn withdrawn(Report report, OfferId offer, Instant at) {
        return new ActionWithdrawn(id(at), at, report, offer);
    }

    public PurchaseReported bought(Report report, Money amount, Instant at) {
        return new PurchaseReported(id(at), at, report, amount, false, "box-3", "Box of three");
    }

    /** @param whole whether nothing is left of the purchase */
    public PurchaseWithdrawn returned(Report report, Money returned, boolean whole, Instant at) {
        return new PurchaseWithdrawn(id(at), at, report, returned, whole);
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
        return new ShareClicked(id(at), at, token(at), offer, by.id(), visitor(visitor, bot));
    }

    /** A click of a visitor whom other clicks may have, too. */
    public ClickRegistered clickBy(String visitor, OfferId offer, Instant at) {
        return new ClickRegistered(
                id(at),
                at,
                token(at),
                offer,
                null,
                ClickOutcome.ACCEPTED,
                null,
                null,
                Map.of(),
                Map.of(),
                visitor(visitor, null));
    }

    private static Visitor visitor(String key, @Nullable String bot) {
        return new Visitor(key, Visitor.Standing.UNKNOWN, null, null, null, null, bot, null);
    }

    /** A sale whose deal carries the click's token. */
    public SaleClosed sale(Lead lead, ClickId token, Money amount, Instant at) {
        return sale(lead, token, null, amount, at);
    }

    public SaleReopened reopened(Lead lead, @Nullable ClickId token, Money amount, Instant at) {
        return new SaleReopened(id(at), at, lead, 1, amount, Map.of(), null, token);
    }

    public SaleClosed sale(
            Lead lead, @Nullable ClickId token, @Nullable ContactHashes contact, Money amount, Instant at) {
        return new SaleClosed(id(at), at, lead, 1, amount, null, Map.of(), null, Confidence.LOW, token, contact);
    }

    /** A lead enters a stage that is no sale. */
    public DealStatusChanged moves(Lead lead, @Nullable ClickId token, @Nullable ContactHashes contact, Instant at) {
        return new DealStatusChanged(id(at), at, lead, 1, 2, null, null, token, contact);
    }

    private EventId id(Instant at) {
        return EventId.of(at, chance.nextLong(), chance.nextLong());
    }
}
