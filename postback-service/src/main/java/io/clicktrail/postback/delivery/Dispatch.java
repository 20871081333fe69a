package io.clicktrail.postback.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.clicktrail.postback.network.HeaderTemplates;
import io.clicktrail.postback.network.Macro;
import io.clicktrail.postback.network.Network;
import io.clicktrail.postback.network.PostbackCall;
import io.clicktrail.postback.network.Rendering;
import io.clicktrail.postback.network.SignatureSpec;
import io.clicktrail.postback.signature.SigningSecrets;

/** What is to be done with a claimed delivery, by what its network wants now. */
sealed interface Dispatch {

    /** @param leftOut parameters and headers that have nothing to send */
    record Send(PartnerCall call, List<Rendering.LeftOut> leftOut) implements Dispatch {}

    /** Nothing can or need be sent. */
    record Close(DeliveryVerdict verdict) implements Dispatch {}

    static Dispatch of(PendingDelivery pending, Instant now) {
        Network network = pending.network();
        Instant opening = network.pace().hours().nextOpening(now);
        Dispatch dispatch = of(network, pending.delivery(), Map.of());
        boolean early = dispatch instanceof Send && opening.isAfter(now);
        return early ? new Close(new DeliveryVerdict.Postponed(opening)) : dispatch;
    }

    /**
     * Whatever the hour.
     *
     * @param instead values in place of the delivery's own
     */
    static Dispatch of(Network network, Delivery delivery, Map<Macro, String> instead) {
        String word = network.postback().wordFor(delivery.status());
        if (word == null) {
            return new Close(new DeliveryVerdict.Unwanted());
        }
        Map<Macro, String> values = MacroValues.of(network, delivery, word);
        values.putAll(instead);
        PostbackCall call = network.postback().callFor(delivery.status());
        return switch (call.template().render(values)) {
            case Rendering.Ready target -> send(network, delivery, call, target, values);
            case Rendering.Missing(Macro macro) ->
                new Close(new DeliveryVerdict.Undeliverable("no_" + macro.wireName()));
        };
    }

    private static Send send(
            Network network, Delivery delivery, PostbackCall call, Rendering.Ready target, Map<Macro, String> values) {
        HeaderTemplates.Filled headers = call.headers().render(values);
        SignatureSpec signature = network.postback().signature();
        List<Rendering.LeftOut> leftOut = new ArrayList<>(target.leftOut());
        leftOut.addAll(headers.leftOut());
        var ready = new PartnerCall(
                network.id(),
                delivery.postback().id(),
                call.method(),
                signed(target, signature, values),
                headers.headers(),
                signature instanceof SignatureSpec.StandardWebhooks(SigningSecrets secrets)
                        ? secrets
                        : SigningSecrets.NONE,
                network.postback().timeout());
        return new Send(ready, List.copyOf(leftOut));
    }

    private static Rendering.Ready signed(Rendering.Ready target, SignatureSpec signature, Map<Macro, String> values) {
        if (!(signature instanceof SignatureSpec.InParameter digest)) {
            return target;
        }
        List<String> fields = digest.fields().stream()
                .map(field -> values.getOrDefault(field, ""))
                .toList();
        List<Rendering.Parameter> parameters = new ArrayList<>(target.parameters());
        parameters.add(
                new Rendering.Parameter(digest.parameter(), digest.signature().sign(fields), true));
        return new Rendering.Ready(target.address(), parameters, target.leftOut());
    }
}
