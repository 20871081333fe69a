package io.clicktrail.postback.delivery;

import java.util.EnumMap;
import java.util.Map;

import io.clicktrail.postback.delivery.Delivery.Credit;
import io.clicktrail.postback.network.Macro;
import io.clicktrail.postback.network.Network.PostbackSpec;
import io.clicktrail.postback.network.Rendering;

/** What is to be done with a claimed delivery, by what its network wants now. */
sealed interface Dispatch {

    record Send(PartnerCall call) implements Dispatch {}

    /** Nothing can or need be sent. */
    record Close(DeliveryVerdict verdict) implements Dispatch {}

    static Dispatch of(PendingDelivery pending) {
        PostbackSpec wanted = pending.network().postback();
        Delivery delivery = pending.delivery();
        String word = wanted.wordFor(delivery.status());
        if (word == null) {
            return new Close(new DeliveryVerdict.Unwanted());
        }
        return switch (wanted.template().render(values(delivery, word))) {
            case Rendering.Ready target ->
                new Send(new PartnerCall(
                        pending.network().id(), delivery.postback().id(), wanted.method(), target, wanted.secrets()));
            case Rendering.Missing(Macro macro) ->
                new Close(new DeliveryVerdict.Undeliverable("no_" + macro.wireName()));
        };
    }

    private static Map<Macro, String> values(Delivery delivery, String word) {
        Credit credit = delivery.credit();
        Map<Macro, String> values = new EnumMap<>(Macro.class);
        credit.subs().forEach((name, value) -> Macro.sub(name).ifPresent(macro -> values.put(macro, value)));
        if (credit.networkClickId() != null) {
            values.put(Macro.CLICK_ID, credit.networkClickId());
        }
        values.put(Macro.STATUS, word);
        values.put(Macro.PAYOUT, credit.payout().plainAmount());
        values.put(Macro.CURRENCY, credit.payout().currency());
        values.put(Macro.GOAL, credit.goal());
        values.put(Macro.TXID, delivery.transactionId().toString());
        values.put(Macro.OFFER_ID, delivery.postback().offer().value());
        values.put(Macro.EVENT_TIME, Long.toString(credit.actedAt().getEpochSecond()));
        values.put(Macro.USER_PREMIUM, credit.premium() ? "1" : "0");
        values.put(Macro.EVENT_ID, delivery.postback().id().toString());
        return values;
    }
}
