package io.clicktrail.http.access;

import java.util.List;

/**
 * A bean with which a service opens paths to everybody where a security chain would cost more than the work: such a
 * request passes it by as a whole. Nobody is asked for credentials, wrong ones are not refused, and the answer gets none of
 * the chain's headers. For everything else: {@link OpenPaths}.
 *
 * @param patterns Spring path patterns, compared as the routes' own are: {@code /click/**}
 */
public record HotPaths(List<String> patterns) {

    public static HotPaths of(String... patterns) {
        return new HotPaths(List.of(patterns));
    }
}
