package io.clicktrail.analytics.intake;

import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.clicktrail.analytics.intake.Fact.Links;
import io.clicktrail.analytics.intake.Fact.Worth;
import io.clicktrail.event.ActivityEvent.ExperimentExposed;
import io.clicktrail.event.CatalogueEvent;
import io.clicktrail.event.ClickEvent;
import io.clicktrail.event.ClickEvent.ClickRegistered;
import io.clicktrail.event.ClickEvent.LandingLeft;
import io.clicktrail.event.ClickEvent.LandingViewed;
import io.clicktrail.event.ClickEvent.ShareClicked;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.ClickOrigin;
import io.clicktrail.event.ClickOutcome;
import io.clicktrail.event.Conversion;
import io.clicktrail.event.ConversionEvent.ActionExpired;
import io.clicktrail.event.ConversionEvent.ActionParked;
import io.clicktrail.event.ConversionEvent.ConversionApproved;
import io.clicktrail.event.ConversionEvent.ConversionPending;
import io.clicktrail.event.ConversionEvent.ConversionRejected;
import io.clicktrail.event.ConversionEvent.ConversionReversed;
import io.clicktrail.event.ConversionEvent.CreditEvent;
import io.clicktrail.event.ConversionEvent.SaleCredited;
import io.clicktrail.event.ConversionEvent.SaleReversed;
import io.clicktrail.event.ConversionEvent.SaleStep;
import io.clicktrail.event.CreditedSale;
import io.clicktrail.event.DealEvent.DealStatusChanged;
import io.clicktrail.event.DeliveryEvent;
import io.clicktrail.event.DeliveryEvent.Postback;
import io.clicktrail.event.DeliveryEvent.PostbackAttemptFailed;
import io.clicktrail.event.DeliveryEvent.PostbackDelivered;
import io.clicktrail.event.DeliveryEvent.PostbackExhausted;
import io.clicktrail.event.NotificationEvent;
import io.clicktrail.event.PlaceEvent;
import io.clicktrail.event.PurchaseEvent.PaymentEvent;
import io.clicktrail.event.PurchaseEvent.ReportEvent;
import io.clicktrail.event.PurchaseEvent.SaleClosed;
import io.clicktrail.event.PurchaseEvent.SaleReopened;
import io.clicktrail.event.ReactionEvent;
import io.clicktrail.event.TelegramEvent.BotBlocked;
import io.clicktrail.event.TelegramEvent.BotStarted;
import io.clicktrail.event.TelegramEvent.BotUnblocked;
import io.clicktrail.event.TelegramEvent.ChatJoined;
import io.clicktrail.event.TelegramEvent.ChatLeft;
import io.clicktrail.event.TelegramEvent.JoinRequested;
import io.clicktrail.event.TelegramEvent.MembershipChecked;
import io.clicktrail.event.TelegramEvent.MiniAppOpened;
import io.clicktrail.event.TrackingEvent;
import io.clicktrail.event.WebhookEvent;

/** From every event there is to the fact that reports count. A new event breaks the build here until it is decided on. */
final class FactMapper {

    /** Its sales are told by {@link SaleClosed} already, whether a click is known or not. */
    private final ZoneId zone;

    FactMapper(ZoneId zone) {
        this.zone = zone;
    }

    List<Fact> factsOf(Collection<TrackingEvent> events) {
        return events.stream().map(this::factOf).flatMap(Optional::stream).toList();
    }

    /** The fact; empty for events that say how the house works, not what people did. */
    Optional<Fact> factOf(TrackingEvent event) {
        return Optional.ofNullable(
                switch (event) {
                    case ClickRegistered click -> ofClick(click);
                    case LandingViewed view -> ofView(view);
                    case LandingLeft left ->
                        fact(left, FactKind.LANDING_LEFT, Dimensions.NONE, linksOf(left), Worth.NOTHING, null);
                    case ShareClicked share -> ofShare(share);
                    case ExperimentExposed exposed -> ofExposure(exposed);
                    case BotStarted start ->
                        ofUser(start, FactKind.START, start.user().id(), start.click());
                    case ChatJoined join ->
                        ofUser(join, FactKind.JOIN, join.user().id(), null);
                    case ChatLeft leave ->
                        ofUser(leave, FactKind.LEAVE, leave.user().id(), null);
                    case ConversionPending pending -> ofCredit(pending, FactKind.CREDITED);
                    case ConversionApproved approved -> ofCredit(approved, FactKind.APPROVED);
                    case ConversionRejected rejected -> ofCredit(rejected, FactKind.REJECTED);
                    case ConversionReversed reversed -> ofCredit(reversed, FactKind.REVERSED);
                    case ActionParked parked -> ofUser(parked, FactKind.ACTION_PARKED, parked.user(), null);
                    case ActionExpired expired -> ofUser(expired, FactKind.ACTION_EXPIRED, expired.user(), null);
                    case PostbackDelivered delivered -> ofDelivery(delivered, FactKind.POSTBACK_DELIVERED, null);
                    case PostbackAttemptFailed failed -> ofDelivery(failed, FactKind.POSTBACK_FAILED, failed.reason());
                    case PostbackExhausted exhausted ->
                        ofDelivery(exhausted, FactKind.POSTBACK_EXHAUSTED, exhausted.reason());
                    case SaleClosed sale -> ofSale(sale);
                    case SaleReopened sale -> ofReopened(sale);
                    case DealStatusChanged deal ->
                        fact(deal, FactKind.DEAL_MOVED, Dimensions.NONE, Links.NONE, Worth.NOTHING, null);
                    case JoinRequested _, MiniAppOpened _, BotBlocked _, BotUnblocked _, MembershipChecked _ -> null;
                    case ReactionEvent _, PaymentEvent _, PlaceEvent _ -> null;
                    case SaleStep step when step.sale().source().equals(CreditedSale.CRM) -> null;
                    case SaleCredited credited -> ofPartners(credited, FactKind.SALE);
                    case SaleReversed reversed -> ofPartners(reversed, FactKind.SALE_REOPENED);
                    case ReportEvent _ -> null;
                    case WebhookEvent _, NotificationEvent _, CatalogueEvent _ -> null;
                });
    }

    private Fact ofClick(ClickRegistered click) {
        Dimensions dimensions =
                Dimensions.ofUtm(click.utm()).withOffer(click.offer()).withNetwork(click.network());
        return fact(
                click,
                kindOf(click),
                dimensions,
                linksOf(click),
                Worth.NOTHING,
                click.visitor().bot());
    }

    private static FactKind kindOf(ClickRegistered click) {
        if (click.visitor().bot() != null) {
            return FactKind.BOT_CLICK;
        }
        return click.outcome() == ClickOutcome.ACCEPTED ? FactKind.CLICK : FactKind.REFUSED_CLICK;
    }

    private Fact ofView(LandingViewed view) {
        FactKind kind = view.visitor().bot() == null ? FactKind.VIEW : FactKind.BOT_VIEW;
        Dimensions dimensions = Dimensions.ofUtm(view.utm()).withOffer(view.offer());
        return fact(view, kind, dimensions, linksOf(view), Worth.NOTHING, view.variant());
    }

    private Fact ofShare(ShareClicked share) {
        FactKind kind = share.visitor().bot() == null ? FactKind.SHARE_CLICK : FactKind.BOT_SHARE_CLICK;
        Links links = new Links(
                share.click(),
                share.sharedBy(),
                Dimensions.label(share.visitor().key()));
        return fact(share, kind, Dimensions.NONE.withOffer(share.offer()), links, Worth.NOTHING, null);
    }

    private Fact ofExposure(ExperimentExposed exposed) {
        Links links = new Links(exposed.click(), null, Dimensions.label(exposed.visitor()));
        String label = exposed.experiment() + "/" + exposed.variant();
        return fact(exposed, FactKind.EXPOSED, Dimensions.NONE, links, Worth.NOTHING, label);
    }

    private static Links linksOf(ClickEvent event) {
        return new Links(event.click(), null, Dimensions.label(event.visitor().key()));
    }

    private Fact ofUser(TrackingEvent event, FactKind kind, long user, @Nullable ClickId click) {
        return fact(event, kind, Dimensions.NONE, Links.ofUser(user, click), Worth.NOTHING, null);
    }

    private Fact ofCredit(CreditEvent credit, FactKind kind) {
        Conversion conversion = credit.conversion();
        Dimensions dimensions = Dimensions.NONE.withOffer(conversion.offer()).withNetwork(conversion.network());
        Links links = Links.ofUser(conversion.user(), conversion.click());
        Worth worth = new Worth(conversion.rate(), conversion.payout());
        return fact(credit, kind, dimensions, links, worth, conversion.goal().wireName());
    }

    private Fact ofDelivery(DeliveryEvent delivery, FactKind kind, @Nullable String reason) {
        Postback postback = delivery.postback();
        Dimensions dimensions = Dimensions.NONE.withOffer(postback.offer()).withNetwork(postback.network());
        return fact(delivery, kind, dimensions, Links.ofClick(postback.click()), Worth.NOTHING, reason);
    }

    private Fact ofSale(SaleClosed sale) {
        Dimensions dimensions = Dimensions.ofUtm(sale.utm()).withTeam(sale.team());
        Worth worth = new Worth(sale.amount(), null);
        return fact(sale, FactKind.SALE, dimensions, Links.ofClick(sale.click()), worth, sale.product());
    }

    private Fact ofReopened(SaleReopened sale) {
        Dimensions dimensions = Dimensions.ofUtm(sale.utm()).withTeam(sale.team());
        Worth worth = new Worth(sale.amount(), null);
        return fact(sale, FactKind.SALE_REOPENED, dimensions, Links.ofClick(sale.click()), worth, null);
    }

    /** A sale that a partner reports. It is counted when it is owed to a click: reports may name nobody whom we know. */
    private Fact ofPartners(SaleStep step, FactKind kind) {
        CreditedSale sale = step.sale();
        ClickOrigin origin = sale.origin();
        Dimensions dimensions = Dimensions.ofUtm(origin == null ? Map.of() : origin.utm())
                .withOffer(sale.offer())
                .withNetwork(sale.network());
        return fact(
                step, kind, dimensions, Links.ofClick(sale.click()), new Worth(sale.amount(), null), sale.product());
    }

    private Fact fact(
            TrackingEvent event, FactKind kind, Dimensions about, Links links, Worth worth, @Nullable String label) {
        FactMoment moment = FactMoment.of(event.occurredAt(), zone);
        return new Fact(event.id(), moment, kind, about, links, worth, Dimensions.label(label));
    }
}
