package io.clicktrail.click.door;

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
            String offer = path.substring(CLICK.length());
            return isPlain(offer) ? new Click(offer) : null;
        }
        if (path.startsWith(SHARE)) {
            String share = path.substring(SHARE.length());
            return isPlain(share) ? new Share(share) : null;
        }
        if (!path.startsWith(LINK)) {
            return null;
        }
        boolean go = path.endsWith(GO);
        String link = path.substring(LINK.length(), Math.max(LINK.length(), path.length() - (go ? GO.length() : 0)));
        return !isPlain(link) ? null : go ? new Go(link) : new Link(link);
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
