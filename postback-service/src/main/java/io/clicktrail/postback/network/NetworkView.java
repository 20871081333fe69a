package io.clicktrail.postback.network;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import io.clicktrail.event.Timetable;

/**
 * A network as the API shows it, in the words in which it may be changed; only secrets are counted, not told.
 *
 * @param clickIdParameter the first of {@code clickIdParameters}
 */
record NetworkView(
        String slug,
        String name,
        String clickIdParameter,
        List<String> clickIdParameters,
        Map<String, String> subParameters,
        PostbackView postback,
        @Nullable RateLimit rateLimit,
        @Nullable Timetable schedule,
        ZoneId timeZone,
        boolean enabled,
        @Nullable String disabledBecause,
        Instant createdAt) {

    /** @param signature absent where postbacks are not signed */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PostbackView(
            String urlTemplate,
            String method,
            Map<String, String> statuses,
            @Nullable SignatureView signature,
            @Nullable Map<String, String> headers,
            PostbackRequest.@Nullable SuccessRequest success,
            @Nullable PayoutRequest payout,
            @Nullable Map<String, PostbackRequest.CallRequest> events,
            @Nullable Duration timeout) {}

    /**
     * @param secrets how many there are; they themselves are never shown
     * @param scheme absent: Standard Webhooks
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SignatureView(
            int secrets,
            @Nullable String scheme,
            @Nullable String parameter,
            @Nullable List<String> fields,
            @Nullable String separator) {}

    /** @param whole for those who may change it; others do not see the passwords that stand in templates and headers */
    static NetworkView of(Network network, boolean whole) {
        NetworkRequest written = network.written();
        PostbackRequest postback =
                whole ? written.postback() : written.postback().masked(network.postback());
        return new NetworkView(
                network.id().value(),
                network.name(),
                network.click().clickId().getFirst(),
                network.click().clickId(),
                new TreeMap<>(network.click().subs()),
                view(postback, network.postback().signature().madeWith().size()),
                network.pace().limit(),
                written.schedule(),
                network.pace().hours().zone(),
                network.enabled(),
                network.disabledBecause(),
                network.createdAt());
    }

    private static PostbackView view(PostbackRequest postback, int secrets) {
        return new PostbackView(
                postback.urlTemplate(),
                Objects.requireNonNull(postback.method()),
                new TreeMap<>(postback.statuses()),
                secrets == 0 ? null : signature(postback.signature(), secrets),
                postback.headers(),
                postback.success(),
                postback.payout(),
                postback.events(),
                postback.timeout());
    }

    private static SignatureView signature(@Nullable SignatureRequest written, int secrets) {
        return written == null
                ? new SignatureView(secrets, null, null, null, null)
                : new SignatureView(
                        secrets, written.scheme(), written.parameter(), written.fields(), written.separator());
    }
}
