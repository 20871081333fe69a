package io.clicktrail.analytics.intake;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.ClickId;
import io.clicktrail.event.EventId;
import io.clicktrail.event.Money;

/**
 * An event as it is counted.
 *
 * @param label what people call it in a list: the product of a sale, the reason of a failure; empty where there is none
 */
record Fact(
        EventId id, FactMoment moment, FactKind kind, Dimensions dimensions, Links links, Worth worth, String label) {

    /**
     * Who and what the fact belongs to.
     *
     * @param click tells the dimensions that the event itself does not know
     * @param user the Telegram user, whose start tells the click of a join
     * @param visitor who clicked, as far as a day goes
     */
    record Links(
            @Nullable ClickId click,
            @Nullable Long user,
            @Nullable String visitor) {

        static final Links NONE = new Links(null, null, null);

        static Links ofClick(@Nullable ClickId click) {
            return new Links(click, null, null);
        }

        static Links ofUser(long user, @Nullable ClickId click) {
            return new Links(click, user, null);
        }
    }

    /**
     * What the fact is about in money.
     *
     * @param amount revenue of a sale; what the advertiser owes for a conversion
     * @param payout what the network is told that it earned
     */
    record Worth(@Nullable Money amount, @Nullable Money payout) {

        static final Worth NOTHING = new Worth(null, null);
    }

    /** Whether others know more about it: its click, or the start of its user. */
    boolean isUnresolved() {
        return switch (kind) {
            case JOIN, LEAVE -> true;
            case START, CREDITED, APPROVED, REJECTED, REVERSED, SALE, SALE_REOPENED -> links.click() != null;
            case VIEW, BOT_VIEW, LANDING_LEFT, SHARE_CLICK, BOT_SHARE_CLICK, EXPOSED -> false;
            case CLICK, BOT_CLICK, REFUSED_CLICK, ACTION_PARKED, ACTION_EXPIRED, DEAL_MOVED -> false;
            case POSTBACK_DELIVERED, POSTBACK_FAILED, POSTBACK_EXHAUSTED -> false;
        };
    }
}
