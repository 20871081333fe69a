package io.clicktrail.click.door;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/** Where a visitor's path leads, for paths that are written plainly. */
sealed interface Way {

    String CLICK = "/click/";
    String LINK = "/l/";
    String SHARE = "/s/";
    String GO = "/go";

    record Click(String offer) implements Way {}

    record Link(String link) implements Way {}

    record Go(String link) implements Way {}

    record Share(String share) implements Way {}

    /** Whether it is worth to look closer: cheap, since every request is asked. */
    static boolean mayBegin(String uri) {
        return uri.startsWith(CLICK) || uri.startsWith(LINK) || uri.startsWith(SHARE);
    }

    /**
     * @param uri as it stands in the request line
     * @return null for whatever is not as plain as our own links are
     */
    static @Nullable Way of(String uri) {
        int question = uri.indexOf('?');
        String path = question < 0 ? uri : uri.substring(0, question);
        if (path.startsWith(CLICK)) {
            return plain(path.substring(CLICK.length()), Click::new);
        }
        if (path.startsWith(SHARE)) {
            return plain(path.substring(SHARE.length()), Share::new);
        }
        if (!path.startsWith(LINK)) {
            return null;
        }
        String rest = path.substring(LINK.length());
        return rest.endsWith(GO)
                ? plain(rest.substring(0, rest.length() - GO.length()), Go::new)
                : plain(rest, Link::new);
    }

    private static @Nullable Way plain(String segment, Function<String, Way> way) {
        return isPlain(segment) ? way.apply(segment) : null;
    }

    /** What needs no escape in a path (RFC 3986, "unreserved"). */
    private static boolean isPlain(String segment) {
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            boolean plain =
                    c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "-_.~".indexOf(c) >= 0;
            if (!plain) {
                return false;
            }
        }
        return !segment.isEmpty();
    }
}
