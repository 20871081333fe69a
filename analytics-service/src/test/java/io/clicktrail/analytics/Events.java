package io.clicktrail.analytics;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.ActivityEvent.ExperimentExposed;
import io.clicktrail.event.Chat;
import io.clicktrail.event.ClickEvent.ClickRegistered;
import io.clicktrail.event.ClickEvent.LandingLeft;
import io.clicktrail.event.ClickEvent.LandingViewed;
import io.clicktrail.event.ClickEvent.ShareClicked;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.ClickOrigin;
import io.clicktrail.event.ClickOutcome;
import io.clicktrail.event.Conversion;
import io.clicktrail.event.ConversionEvent.ConversionApproved;
import io.clicktrail.event.ConversionEvent.ConversionPending;
import io.clicktrail.event.ConversionEvent.ConversionRejected;
import io.clicktrail.event.ConversionEvent.ConversionReversed;
import io.clicktrail.event.ConversionEvent.SaleCredited;
import io.clicktrail.event.ConversionEvent.SaleReversed;
import io.clicktrail.event.ConversionEvent.Undoing;
import io.clicktrail.event.ConversionId;
import io.clicktrail.event.CreditedSale;
import io.clicktrail.event.DeliveryEvent.Postback;
import io.clicktrail.event.DeliveryEvent.PostbackAttemptFailed;
import io.clicktrail.event.DeliveryEvent.PostbackDelivered;
import io.clicktrail.event.DeliveryEvent.PostbackExhausted;
import io.clicktrail.event.EventId;
import io.clicktrail.event.Goal;
import io.clicktrail.event.Lead;
import io.clicktrail.event.LinkId;
import io.clicktrail.event.Money;
import io.clicktrail.event.NetworkId;
import io.clicktrail.event.OfferId;
import io.clicktrail.event.PurchaseEvent.Confidence;
import io.clicktrail.event.PurchaseEvent.PurchaseReported;
import io.clicktrail.event.PurchaseEvent.SaleClosed;
import io.clicktrail.event.PurchaseEvent.SaleReopened;
import io.clicktrail.event.Report;
import io.clicktrail.event.TelegramEvent.BotStarted;
import io.clicktrail.event.TelegramEvent.ChatJoined;
import io.clicktrail.event.TelegramEvent.ChatLeft;
import io.clicktrail.event.TelegramEvent.Departure;
import io.clicktrail.event.TelegramUser;
import io.clicktrail.event.Visitor;

import static java.util.Objects.requireNonNull;

/** Events as the other services say them, with what a test does not care about filled in. */
public final class Events {

    private static final Chat CHANNEL = new Chat(-1001234567890L, "springchannel", "channel");

    private final Random random;

    public Events(long seed) {
        this.random = new Random(seed);
    }

    /** A click whose details can be changed. */
    public final class ClickMaker {

        private final String offer;
        private final Instant at;
        private @Nullable String network = "leadsgate";
        private String source = "tiktok";
        private String visitor = "visitor-" + random.nextInt();
        private ClickOutcome outcome = ClickOutcome.ACCEPTED;
        private @Nullable String bot;

        private ClickMaker(String offer, Instant at) {
            this.offer = offer;
            this.at = at;
        }

        public ClickMaker from(@Nullable String network) {
            this.network = network;
            return this;
        }

        public ClickMaker source(String source) {
            this.source = source;
            return this;
        }

        public ClickMaker by(String visitor) {
            this.visitor = visitor;
            return this;
        }

        public ClickMaker refused() {
            this.outcome = ClickOutcome.EXHAUSTED;
            return this;
        }

        public ClickMaker byMachine() {
            this.bot = "user-agent";
            return this;
        }

        public ClickRegistered made() {
            byte[] bytes = new byte[ClickId.RANDOM_BYTES];
            random.nextBytes(bytes);
            Map<String, String> utm = source.isEmpty() ? Map.of() : Map.of("source", source, "campaign", "spring");
            return new ClickRegistered(
                    id(at),
                    at,
                    ClickId.of(at, bytes),
                    new OfferId(offer),
                    null,
                    outcome,
                    network == null ? null : new NetworkId(network),
                    "uid-" + random.nextInt(),
                    Map.of(),
                    utm,
                    new Visitor(visitor, Visitor.Standing.UNKNOWN, "Mozilla/5.0", "ru", null, null, bot, null));
        }
    }

    public ClickMaker click(String offer, Instant at) {
        return new ClickMaker(offer, at);
    }

    /** A person saw the landing of a link, on an iPhone and by way of Instagram. */
    public LandingViewed view(String link, Instant at) {
        return view(link, at, null);
    }

    public LandingViewed view(String link, Instant at, @Nullable String bot) {
        byte[] bytes = new byte[ClickId.RANDOM_BYTES];
        random.nextBytes(bytes);
        return new LandingViewed(
                id(at),
                at,
                ClickId.of(at, bytes),
                new LinkId(link),
                new OfferId("spring-sale"),
                "calm",
                Map.of("source", "tiktok"),
                new Visitor(
                        "visitor-" + random.nextInt(),
                        Visitor.Standing.FIRST,
                        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
                                + " Gecko) Mobile/15E148 Instagram 355.0.0.37.103",
                        "ru-RU",
                        "l.instagram.com",
                        "KZ",
                        bot,
                        null));
    }

    public LandingLeft left(LandingViewed view, Duration visible) {
        Instant at = view.occurredAt().plus(visible);
        return new LandingLeft(id(at), at, view.click(), view.link(), visible, view.visitor());
    }

    /** The click that follows from a landing, which is its referrer. */
    public ClickRegistered onward(LandingViewed view) {
        Instant at = view.occurredAt().plusSeconds(3);
        Visitor same = view.visitor();
        return new ClickRegistered(
                id(at),
                at,
                view.click(),
                view.offer(),
                view.link(),
                ClickOutcome.ACCEPTED,
                null,
                null,
                Map.of(),
                view.utm(),
                new Visitor(
                        same.key(),
                        same.standing(),
                        same.userAgent(),
                        same.language(),
                        "go.example",
                        same.country(),
                        same.bot(),
                        null));
    }

    public ShareClicked shared(long by, Instant at) {
        byte[] bytes = new byte[ClickId.RANDOM_BYTES];
        random.nextBytes(bytes);
        return new ShareClicked(
                id(at), at, ClickId.of(at, bytes), new OfferId("spring-sale"), by, Visitor.nameless("visitor-7"));
    }

    public ExperimentExposed exposed(String experiment, String variant, Instant at) {
        return new ExperimentExposed(id(at), at, experiment, variant, "visitor-7", null);
    }

    public BotStarted start(long user, @Nullable ClickId click, Instant at) {
        return new BotStarted(id(at), at, "spring_bot", user(user), click, click == null ? null : click.value());
    }

    public ChatJoined join(long user, Instant at) {
        return new ChatJoined(id(at), at, user(user), CHANNEL, null, null, null, null);
    }

    public ChatLeft leave(long user, Instant at) {
        return new ChatLeft(id(at), at, user(user), CHANNEL, Departure.LEFT);
    }

    public Conversion conversion(ClickRegistered click, long user, Instant at) {
        OfferId offer = requireNonNull(click.offer(), "clicks without an offer win nothing");
        ConversionId id = ConversionId.of(offer, Goal.JOIN_CHANNEL, user, Long.toString(CHANNEL.id()));
        return new Conversion(
                id,
                1,
                click.click(),
                offer,
                Goal.JOIN_CHANNEL,
                user,
                Long.toString(CHANNEL.id()),
                false,
                Money.of("5", "XTR"),
                Money.of("3.5", "XTR"),
                click.network(),
                click.networkClickId(),
                Map.of(),
                click.occurredAt(),
                at,
                null);
    }

    public ConversionPending credited(Conversion conversion, Instant at) {
        return new ConversionPending(id(at), at, conversion);
    }

    public ConversionApproved approved(Conversion conversion, Instant at) {
        return new ConversionApproved(id(at), at, conversion);
    }

    public ConversionRejected rejected(Conversion conversion, Instant at) {
        return new ConversionRejected(id(at), at, conversion, Undoing.LEFT);
    }

    public ConversionReversed reversed(Conversion conversion, Instant at) {
        return new ConversionReversed(id(at), at, conversion, Undoing.LEFT);
    }

    public SaleClosed sale(long lead, String amount, @Nullable ClickId click, Instant at) {
        return sale(lead, amount, click, Map.of("source", "Instagram"), "Arystan", at);
    }

    public SaleClosed sale(
            long lead,
            String amount,
            @Nullable ClickId click,
            Map<String, String> utm,
            @Nullable String team,
            Instant at) {
        return new SaleClosed(
                id(at),
                at,
                new Lead("springschool", lead),
                10350882L,
                Money.of(amount, "KZT"),
                "Express course",
                utm,
                team,
                Confidence.HIGH,
                click,
                null);
    }

    public SaleReopened reopened(SaleClosed sale, Instant at) {
        return new SaleReopened(
                id(at), at, sale.lead(), sale.pipeline(), sale.amount(), sale.utm(), sale.team(), sale.click());
    }

    /** A sale that is owed to the click. */
    public SaleCredited soldBy(String source, ClickRegistered click, String amount, Instant at) {
        OfferId offer = requireNonNull(click.offer(), "clicks without an offer win nothing");
        CreditedSale sale = new CreditedSale(
                ConversionId.ofSale(source, "order-1"),
                1,
                click.click(),
                offer,
                source,
                "order-1",
                null,
                false,
                Money.of(amount, "EUR"),
                "Box of three",
                click.network(),
                click.networkClickId(),
                Map.of(),
                click.occurredAt(),
                at,
                new ClickOrigin(click.utm(), null, null, null, null));
        return new SaleCredited(id(at), at, sale);
    }

    public SaleReversed takenBack(CreditedSale sale, Instant at) {
        return new SaleReversed(id(at), at, sale, Undoing.TAKEN_BACK);
    }

    public PurchaseReported bought(ClickId click, String amount, Instant at) {
        return new PurchaseReported(
                id(at),
                at,
                new Report("example-shop", "order-1", null, click, null),
                Money.of(amount, "EUR"),
                false,
                null,
                null);
    }

    public PostbackDelivered delivered(Conversion conversion, String status, Instant at) {
        return new PostbackDelivered(id(at), at, postback(conversion, status), 1, 200, Duration.ofMillis(80));
    }

    public PostbackAttemptFailed failed(Conversion conversion, String status, Instant at) {
        return new PostbackAttemptFailed(
                id(at), at, postback(conversion, status), 1, 503, "status 503", at.plusSeconds(5));
    }

    public PostbackExhausted exhausted(Conversion conversion, String status, Instant at) {
        return new PostbackExhausted(id(at), at, postback(conversion, status), 8, "status 503");
    }

    private Postback postback(Conversion conversion, String status) {
        NetworkId network = conversion.network() == null ? new NetworkId("leadsgate") : conversion.network();
        return new Postback(
                new UUID(random.nextLong(), random.nextLong()),
                conversion.id(),
                conversion.revision(),
                conversion.click(),
                conversion.offer(),
                network,
                status);
    }

    private static TelegramUser user(long id) {
        return new TelegramUser(id, false, "ru");
    }

    private EventId id(Instant at) {
        return EventId.of(at, random.nextLong(), random.nextLong());
    }
}
