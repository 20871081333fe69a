package io.clicktrail.click.door;

import org.jspecify.annotations.Nullable;

/** Where a visitor's path leads, for paths that are written plainly. */
sealed interface Way {

    record Click(String offer) implements Way {}

    record Link(String link) implements Way {}

    record Go(String link) implements Way {}

    record Share(String share) implements Way {}

    /**
     * @param uri as it stands in the request line
     * @return null for whatever is not as plain as our own links are
     */
    static @Nullable Way of(String uri) {
        int question = uri.indexOf('?');
        String path = question < 0 ? uri : uri.substring(0, question);
        if (path.startsWith("/click/")) {
            return isPlain(path, 7, path.length()) ? new Click(path.substring(7)) : null;
        }
        if (path.startsWith("/s/")) {
            return isPlain(path, 3, path.length()) ? new Share(path.substring(3)) : null;
        }
        if (!path.startsWith("/l/")) {
            return null;
        }
        int end = path.endsWith("/go") ? path.length() - 3 : path.length();
        if (!isPlain(path, 3, end)) {
            return null;
        }
        String link = path.substring(3, end);
        return end == path.length() ? new Link(link) : new Go(link);
    }

    private static boolean isPlain(String path, int start, int end) {
        for (int i = start; i < end; i++) {
            char c = path.charAt(i);
            boolean plain =
                    c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "-_.~".indexOf(c) >= 0;
            if (!plain) {
                return false;
            }
        }
        return start < end;
    }
}
