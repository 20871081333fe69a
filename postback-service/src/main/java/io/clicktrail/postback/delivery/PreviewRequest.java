package io.clicktrail.postback.delivery;

import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.clicktrail.http.problem.ProblemException;
import io.clicktrail.postback.network.ConversionStatus;
import io.clicktrail.postback.network.Macro;
import io.clicktrail.postback.network.NetworkRequest;

/**
 * What somebody wants to see rendered, or sent for a trial.
 *
 * @param network a draft: of a new network, or a change of a saved one; absent where that is asked for as it is
 * @param delivery whose values are taken; absent: those of an example, or of the conversion
 * @param conversion of whose newest delivery the values are taken
 * @param status of which the network is told; absent: that of the delivery, of an example one that it wants to hear of
 * @param values in place of those, by the macros' names
 */
record PreviewRequest(
        @Nullable NetworkRequest network,
        @Nullable UUID delivery,
        @Nullable UUID conversion,
        @Nullable String status,
        @Nullable Map<String, String> values) {

    private static final int LONGEST = 2_000;

    /** @throws ProblemException where there is no draft */
    NetworkRequest draft() {
        if (network == null) {
            throw new ProblemException(400, "invalid_field", "network: the draft is missing");
        }
        return network;
    }

    @Nullable
    ConversionStatus wantedStatus() {
        return status == null ? null : ConversionStatus.named(status);
    }

    /** @throws ProblemException naming the one that is no macro */
    Map<Macro, String> instead() {
        Map<Macro, String> instead = new EnumMap<>(Macro.class);
        (values == null ? Map.<String, String>of() : values).forEach((name, value) -> {
            Macro macro = Macro.find(name);
            if (macro == null) {
                throw new ProblemException(400, "unknown_macro", "values: there is no macro " + name);
            }
            if (value.length() > LONGEST) {
                throw new ProblemException(400, "invalid_field", "values." + name + ": at most 2000 characters");
            }
            instead.put(macro, value);
        });
        return instead;
    }
}
