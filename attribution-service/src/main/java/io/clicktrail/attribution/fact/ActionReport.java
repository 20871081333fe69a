package io.clicktrail.attribution.fact;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.ClickId;
import io.clicktrail.event.EventId;
import io.clicktrail.event.OfferId;
import io.clicktrail.event.PurchaseEvent.ActionReported;

/**
 * A partner tells that somebody did what an offer orders. One of user, click and networkClickId is there: the first that
 * was told.
 *
 * @param premium whether they had Telegram Premium then, where the partner says it
 * @param heardAt when this service first heard of it, by its own clock
 */
public record ActionReport(
        EventId event,
        Instant at,
        String source,
        String reference,
        OfferId offer,
        @Nullable Long user,
        @Nullable ClickId click,
        @Nullable String networkClickId,
        @Nullable Boolean premium,
        Instant heardAt) {

    public static ActionReport of(ActionReported event, Instant heardAt) {
        Long user = event.report().user();
        ClickId click = user == null ? event.report().click() : null;
        return new ActionReport(
                event.id(),
                event.occurredAt(),
                event.report().source(),
                event.report().reference(),
                event.offer(),
                user,
                click,
                user == null && click == null ? event.report().networkClickId() : null,
                event.premium(),
                heardAt);
    }

    /** Whether the withdrawal is of what this tells. */
    boolean isMeantBy(Withdrawal withdrawal) {
        return source.equals(withdrawal.source())
                && reference.equals(withdrawal.reference())
                && offer.equals(withdrawal.offer());
    }

    /** The network's click may be this one. */
    boolean mayName(Click candidate) {
        return candidate.offer().equals(offer) && NetworkClicks.mayBe(candidate, networkClickId, at);
    }
}
