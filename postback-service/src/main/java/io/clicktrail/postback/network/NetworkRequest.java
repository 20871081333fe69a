package io.clicktrail.postback.network;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.NetworkId;
import io.clicktrail.http.problem.ProblemException;
import io.clicktrail.postback.address.AddressPolicy;
import io.clicktrail.postback.network.Network.Method;

/**
 * A network as an admin writes it.
 *
 * @param slug of a new network; it never changes
 */
record NetworkRequest(@Nullable String slug, String name, String clickIdParameter, PostbackRequest postback) {

    /**
     * @param method {@code GET} where it is not given
     * @param signature absent: as before, and of a new network none
     */
    record PostbackRequest(
            String urlTemplate,
            @Nullable String method,
            Map<String, String> statuses,
            @Nullable SignatureRequest signature) {}

    /** @param secrets the one to sign with, and perhaps its successor; none: postbacks are not signed any more */
    record SignatureRequest(List<String> secrets) {}

    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{1,120}");
    private static final Pattern PARAMETER = Pattern.compile("[A-Za-z0-9_.-]{1,40}");
    private static final Pattern WORD = Pattern.compile("[^\\p{Cntrl}]{1,64}");

    /** @throws ProblemException naming the field that is wrong */
    NetworkDraft judged(AddressPolicy policy) {
        require(NAME.matcher(name).matches(), "name", "1 to 120 characters");
        require(PARAMETER.matcher(clickIdParameter).matches(), "click_id_parameter", "1 to 40 of A-Z a-z 0-9 _ . -");
        PostbackTemplate template = PostbackTemplate.judged(postback.urlTemplate(), policy);
        var spec = new NetworkDraft.Spec(template, method(), statuses(), secrets());
        return new NetworkDraft(name.strip(), clickIdParameter, spec);
    }

    /** @throws ProblemException where it is missing or no slug */
    NetworkId id() {
        return idOf(slug == null ? "" : slug);
    }

    static NetworkId idOf(String slug) {
        try {
            return new NetworkId(slug);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(400, "invalid_slug", "slug: 3 to 60 characters of a-z 0-9 -");
        }
    }

    private Method method() {
        String written = postback.method() == null ? "GET" : postback.method();
        return switch (written) {
            case "GET" -> Method.GET;
            case "POST" -> Method.POST;
            default -> throw new ProblemException(400, "invalid_field", "postback.method: GET or POST");
        };
    }

    private Map<ConversionStatus, String> statuses() {
        require(!postback.statuses().isEmpty(), "postback.statuses", "at least one status and its word");
        Map<ConversionStatus, String> statuses = new EnumMap<>(ConversionStatus.class);
        postback.statuses().forEach((status, word) -> {
            boolean sendable = WORD.matcher(word).matches() && MacroValue.isUsable(word);
            require(sendable, "postback.statuses." + status, "1 to 64 characters that are no placeholder");
            statuses.put(ConversionStatus.named(status), word);
        });
        return statuses;
    }

    private @Nullable SigningSecrets secrets() {
        if (postback.signature() == null) {
            return null;
        }
        try {
            return new SigningSecrets(postback.signature().secrets());
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    400,
                    "invalid_field",
                    "postback.signature.secrets: at most two, each whsec_ and 24 to 64 bytes in base64");
        }
    }

    private static void require(boolean holds, String field, String rule) {
        if (!holds) {
            throw new ProblemException(400, "invalid_field", field + ": " + rule);
        }
    }
}
