package io.clicktrail.analytics.dashboard;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The pages that other services have: the bar leads to them, and so may a login, but nowhere else. An address is one of
 * theirs only where a {@code /} or {@code ?} follows what was set, so no other host can begin like one of them.
 */
final class Pages {

    private static final Pattern REST = Pattern.compile("(?:[/?][!-~&&[^\\\\]]*)?");

    private final List<String> addresses;

    Pages(List<URI> addresses) {
        this.addresses =
                addresses.stream().map(URI::toString).map(Pages::withoutEnd).toList();
    }

    /**
     * A page in the bar.
     *
     * @param key by which its name stands in the message files: the last part of its address
     */
    record Link(String address, String key) {}

    List<Link> links() {
        return addresses.stream()
                .map(address -> new Link(address, "pages." + address.substring(address.lastIndexOf('/') + 1)))
                .toList();
    }

    /** Whether it is one of these pages, or lies below one. */
    boolean have(@Nullable String address) {
        return address != null
                && addresses.stream()
                        .anyMatch(page -> address.startsWith(page)
                                && REST.matcher(address.substring(page.length()))
                                        .matches());
    }

    private static String withoutEnd(String address) {
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }
}
