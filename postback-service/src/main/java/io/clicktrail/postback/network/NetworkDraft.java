package io.clicktrail.postback.network;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.NetworkId;
import io.clicktrail.postback.network.Network.Pace;
import io.clicktrail.postback.network.Network.PostbackSpec;

/**
 * What an admin may decide about a network, judged.
 *
 * @param written as it came
 */
public record NetworkDraft(String name, ClickParameters click, Spec postback, Pace pace, NetworkRequest written) {

    /** @param signature absent: as before */
    record Spec(
            PostbackCall call,
            Map<ConversionStatus, String> statuses,
            Map<ConversionStatus, PostbackCall> events,
            PayoutRule payout,
            @Nullable SignatureRequest signature,
            @Nullable Duration timeout) {

        Spec(PostbackSpec spec) {
            this(spec.call(), spec.statuses(), spec.events(), spec.payout(), null, spec.timeout());
        }

        PostbackCall callFor(String status) {
            return events.getOrDefault(ConversionStatus.named(status), call);
        }

        PostbackSpec signedBy(SignatureSpec signer) {
            return new PostbackSpec(call, statuses, events, payout, signer, timeout);
        }
    }

    private static final SignatureRequest AS_STANDARD_HAS_IT = new SignatureRequest(null, null, null, null, null);

    public Network asNew(NetworkId id, Instant now) {
        return made(id, List.of(), null, null, now, now);
    }

    /** A change of that network, which keeps what is not said. */
    public Network over(Network before) {
        return made(
                before.id(),
                before.postback().signature().madeWith(),
                before.written().postback().signature(),
                before.disabledBecause(),
                before.enabledAt(),
                before.createdAt());
    }

    /** As it was stored. */
    Network stored(
            NetworkId id,
            List<String> secrets,
            @Nullable String disabledBecause,
            Instant enabledAt,
            Instant createdAt) {
        return made(id, secrets, null, disabledBecause, enabledAt, createdAt);
    }

    private Network made(
            NetworkId id,
            List<String> secrets,
            @Nullable SignatureRequest signedBefore,
            @Nullable String disabledBecause,
            Instant enabledAt,
            Instant createdAt) {
        SignatureRequest signature = postback.signature() == null ? signedBefore : postback.signature();
        SignatureSpec signer = (signature == null ? AS_STANDARD_HAS_IT : signature).judged(secrets);
        PostbackRequest kept = written.postback().signedBy(signature).stored(postback);
        return new Network(
                id,
                name,
                click,
                postback.signedBy(signer),
                pace,
                written.with(kept),
                disabledBecause,
                enabledAt,
                createdAt);
    }
}
