package io.clicktrail.postback.network;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import io.clicktrail.http.problem.ProblemException;
import io.clicktrail.postback.network.Network.Method;

import static io.clicktrail.postback.network.NetworkRequest.byStatus;
import static io.clicktrail.postback.network.NetworkRequest.require;

/**
 * How a network wants to be told, as an admin writes it.
 *
 * @param method {@code GET} where it is not given
 * @param events what is different for single statuses
 * @param signature absent: as before, and of a new network none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PostbackRequest(
        String urlTemplate,
        @Nullable String method,
        Map<String, String> statuses,
        @Nullable SignatureRequest signature,
        @Nullable Map<String, String> headers,
        @Nullable SuccessRequest success,
        @Nullable PayoutRequest payout,
        @Nullable Map<String, CallRequest> events,
        @Nullable Duration timeout) {

    private static final Pattern WORD = Pattern.compile("[^\\p{Cntrl}]{1,64}");

    /** What is absent is as in the network's usual call. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CallRequest(
            @Nullable String urlTemplate,
            @Nullable String method,
            @Nullable Map<String, String> headers,
            @Nullable SuccessRequest success) {}

    /**
     * By which answer the network says that it has taken it.
     *
     * @param statuses {@code 200-299}, {@code 204}; absent: every 2xx
     * @param body what its body must have in it; absent: whatever it says
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SuccessRequest(
            @Nullable List<String> statuses, @Nullable String body) {

        SuccessRule judged() {
            return SuccessRule.judged(statuses, body);
        }
    }

    NetworkDraft.Spec read(Function<String, PostbackTemplate> templates) {
        PostbackCall usual = new PostbackCall(
                templates.apply(urlTemplate),
                methodOf(method),
                headers == null ? HeaderTemplates.NONE : HeaderTemplates.judged(headers),
                success == null ? SuccessRule.USUAL : success.judged());
        requirePossible(usual);
        Map<String, CallRequest> own = events == null ? Map.of() : events;
        return new NetworkDraft.Spec(
                usual,
                words(),
                byStatus(own, request -> over(usual, request, templates)),
                payout == null ? PayoutRule.OF_THE_OFFER : payout.judged(),
                signature,
                timeout);
    }

    private static PostbackCall over(
            PostbackCall usual, CallRequest request, Function<String, PostbackTemplate> templates) {
        PostbackCall call = new PostbackCall(
                request.urlTemplate() == null ? usual.template() : templates.apply(request.urlTemplate()),
                request.method() == null ? usual.method() : methodOf(request.method()),
                request.headers() == null ? usual.headers() : HeaderTemplates.judged(request.headers()),
                request.success() == null ? usual.success() : request.success().judged());
        requirePossible(call);
        return call;
    }

    private static void requirePossible(PostbackCall call) {
        boolean possible = call.method() != Method.POST_JSON || !call.template().repeatsAName();
        require(possible, "postback.url_template", "with POST_JSON each name stands in the query once");
    }

    private static Method methodOf(@Nullable String written) {
        return switch (Objects.requireNonNullElse(written, "GET")) {
            case "GET" -> Method.GET;
            case "POST" -> Method.POST;
            case "POST_JSON" -> Method.POST_JSON;
            default -> throw new ProblemException(400, "invalid_field", "postback.method: GET, POST or POST_JSON");
        };
    }

    private Map<ConversionStatus, String> words() {
        require(!statuses.isEmpty(), "postback.statuses", "at least one status and its word");
        statuses.forEach((status, word) -> {
            boolean sendable = WORD.matcher(word).matches() && MacroValue.isUsable(word);
            require(sendable, "postback.statuses." + status, "1 to 64 characters that are no placeholder");
        });
        return byStatus(statuses, word -> word);
    }

    /** As it is kept: its templates as they were judged, and without secrets. */
    PostbackRequest stored(NetworkDraft.Spec judged) {
        return with(judged, PostbackTemplate::source, texts -> texts);
    }

    /** As those may see it who cannot change it. */
    PostbackRequest masked(Network.PostbackSpec judged) {
        return with(
                new NetworkDraft.Spec(judged), PostbackTemplate::masked, texts -> new HeaderTemplates(texts).masked());
    }

    private PostbackRequest with(
            NetworkDraft.Spec judged,
            Function<PostbackTemplate, String> template,
            UnaryOperator<Map<String, String>> texts) {
        return new PostbackRequest(
                template.apply(judged.call().template()),
                judged.call().method().name(),
                statuses,
                signature == null ? null : signature.withoutSecrets(),
                headers == null ? null : texts.apply(headers),
                success,
                payout,
                events == null ? null : events(events, judged, template, texts),
                timeout);
    }

    private static Map<String, CallRequest> events(
            Map<String, CallRequest> events,
            NetworkDraft.Spec judged,
            Function<PostbackTemplate, String> template,
            UnaryOperator<Map<String, String>> texts) {
        Map<String, CallRequest> shown = new TreeMap<>();
        events.forEach((status, own) -> shown.put(
                status,
                new CallRequest(
                        own.urlTemplate() == null
                                ? null
                                : template.apply(judged.callFor(status).template()),
                        own.method(),
                        own.headers() == null ? null : texts.apply(own.headers()),
                        own.success())));
        return shown;
    }

    /** The same with that signature. */
    PostbackRequest signedBy(@Nullable SignatureRequest other) {
        return new PostbackRequest(urlTemplate, method, statuses, other, headers, success, payout, events, timeout);
    }
}
