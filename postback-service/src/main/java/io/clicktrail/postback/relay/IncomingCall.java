package io.clicktrail.postback.relay;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.RawBody;

/**
 * A call as it came.
 *
 * @param path and query as they stand in the request line, still escaped; the query is empty where there is none
 * @param headers those that matter, by their names in lower case
 */
public record IncomingCall(
        UUID id,
        Instant receivedAt,
        String method,
        String path,
        String query,
        Map<String, String> headers,
        RawBody body) {

    static final String KEY_PARAMETER = "key";
    private static final String MASK = "***";
    private static final Set<String> SECRET_PARAMETERS = Set.of(KEY_PARAMETER, RelaySignature.SIGNATURE_PARAMETER);
    private static final Set<String> SECRET_HEADERS = Set.of(Claim.KEY_HEADER, Claim.SIGNATURE_HEADER);

    /** The header, absent where the call has none. */
    public @Nullable String header(String lowerCaseName) {
        return headers.get(lowerCaseName);
    }

    /** As it is kept: without what it proves itself with. */
    IncomingCall withoutCredentials() {
        Map<String, String> kept = headers.entrySet().stream()
                .filter(header -> !SECRET_HEADERS.contains(header.getKey()))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
        String masked =
                Arrays.stream(query.split("&", -1)).map(IncomingCall::masked).collect(Collectors.joining("&"));
        return new IncomingCall(id, receivedAt, method, path, masked, kept, body);
    }

    private static String masked(String parameter) {
        String name = parameter.substring(0, Math.max(parameter.indexOf('='), 0));
        return SECRET_PARAMETERS.contains(FormText.decoded(name)) ? name + "=" + MASK : parameter;
    }
}
