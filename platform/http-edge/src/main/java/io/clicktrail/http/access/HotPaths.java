package io.clicktrail.http.access;

import java.util.List;

/**
 * A bean with which a service opens paths to everybody where a security chain would cost more than the work, or where the
 * path asks for credentials of its own: such a request passes the chain by as a whole. It asks nobody for credentials,
 * refuses no wrong ones and no odd marks, and adds no headers to the answer. A service may have several. For everything
 * else: {@link OpenPaths}.
 *
 * @param patterns Spring path patterns, compared as the routes' own are: {@code /click/**}
 */
public record HotPaths(List<String> patterns) {

    public static HotPaths of(String... patterns) {
        return new HotPaths(List.of(patterns));
    }
}
