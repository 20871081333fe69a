package io.clicktrail.standalone.sandbox.web;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps other sites, open in the same browser, away from a server that needs no password because it listens on the
 * loopback only: a name that somebody bent to this machine is not answered, and no other site makes it do anything.
 */
final class NeighbourGuard {
    private static final Set<String> OUR_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Set<String> READING = Set.of("GET", "HEAD");

    private NeighbourGuard() {}

    static Optional<Reply> refusal(Request request) {
        if (!OUR_NAMES.contains(nameIn(request.header("Host").orElse("")))) {
            return Optional.of(Reply.problem(421, "misdirected", "This server answers as localhost only."));
        }
        var elsewhere =
                request.header("Sec-Fetch-Site").filter("cross-site"::equals).isPresent();
        return elsewhere && !READING.contains(request.method())
                ? Optional.of(Reply.problem(403, "cross_site", "Other sites may not do this."))
                : Optional.empty();
    }

    private static String nameIn(String host) {
        return host.replaceFirst(":\\d{1,5}$", "").toLowerCase(Locale.ROOT);
    }
}
