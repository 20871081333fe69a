package io.clicktrail.postback.delivery;

import java.util.EnumMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.ClickOrigin;
import io.clicktrail.event.Money;
import io.clicktrail.postback.delivery.Delivery.Credit;
import io.clicktrail.postback.network.Macro;
import io.clicktrail.postback.network.Network;

/** What a delivery has to say to its network. */
final class MacroValues {

    private MacroValues() {}

    /** @param word the network's, for the delivery's status */
    static Map<Macro, String> of(Network network, Delivery delivery, String word) {
        Map<Macro, String> values = ofCredit(delivery.credit());
        Money payout = payout(network, delivery.credit());
        String acted = Long.toString(delivery.credit().actedAt().getEpochSecond());
        String offer = delivery.postback().offer().value();
        values.put(Macro.STATUS, word);
        values.put(Macro.EVENT, delivery.status().wireName());
        values.put(Macro.PAYOUT, payout.plainAmount());
        values.put(Macro.CURRENCY, payout.currency());
        values.put(Macro.TXID, delivery.transactionId().toString());
        values.put(Macro.OFFER_ID, offer);
        values.put(Macro.OFFER_SLUG, offer);
        values.put(Macro.EVENT_TIME, acted);
        values.put(Macro.TS, acted);
        values.put(
                Macro.DATE,
                delivery.credit()
                        .actedAt()
                        .atZone(network.pace().hours().zone())
                        .toLocalDate()
                        .toString());
        values.put(Macro.EVENT_ID, delivery.postback().id().toString());
        return values;
    }

    private static Money payout(Network network, Credit credit) {
        return network.postback().payout().of(credit.goal(), credit.premium(), credit.payout(), credit.base());
    }

    private static Map<Macro, String> ofCredit(Credit credit) {
        Map<Macro, String> values = new EnumMap<>(Macro.class);
        String premium = credit.premium() ? "1" : "0";
        credit.subs().forEach((name, value) -> Macro.sub(name).ifPresent(macro -> values.put(macro, value)));
        putIfKnown(values, Macro.CLICK_ID, credit.networkClickId());
        putIfKnown(values, Macro.USER_HASH, credit.userHash());
        values.put(Macro.GOAL, credit.goal());
        values.put(Macro.USER_PREMIUM, premium);
        values.put(Macro.IS_PREMIUM, premium);
        ClickOrigin origin = credit.origin();
        if (origin != null) {
            origin.utm().forEach((name, value) -> Macro.utm(name).ifPresent(macro -> values.put(macro, value)));
            putIfKnown(values, Macro.COUNTRY, origin.country());
            putIfKnown(values, Macro.DEVICE, origin.device());
        }
        return values;
    }

    private static void putIfKnown(Map<Macro, String> values, Macro macro, @Nullable String value) {
        if (value != null) {
            values.put(macro, value);
        }
    }
}
