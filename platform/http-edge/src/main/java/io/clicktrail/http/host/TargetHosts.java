package io.clicktrail.http.host;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where offers and links may send people, so that none of them makes an open redirect of the house. */
public final class TargetHosts {

    private static final Set<String> TELEGRAM = Set.of("t.me", "telegram.me");
    private static final Pattern PLAIN = Pattern.compile("[\\x21-\\x7e&&[^\\\\\"<>^`{|}]]{1,2000}");

    private final URI own;
    private final Set<String> authorities;

    /**
     * @param own the house's own public address
     * @param registered further hosts, with a port where it is not the usual one
     */
    public TargetHosts(URI own, Collection<String> registered) {
        this.own = own;
        this.authorities = new TreeSet<>(TELEGRAM);
        Stream.concat(Stream.of(own.getAuthority()), registered.stream())
                .map(authority -> authority.toLowerCase(Locale.ROOT))
                .forEach(authorities::add);
    }

    /** Every host that is allowed, with a port where it is not the usual one, in order. */
    public List<String> authorities() {
        return List.copyOf(authorities);
    }

    /** Whether people may be sent to this address; whatever is no plain absolute address is not allowed. */
    public boolean allow(String url) {
        if (!PLAIN.matcher(url).matches()) {
            return false;
        }
        try {
            return allow(new URI(url));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private boolean allow(URI url) {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        return switch (scheme) {
            case "tg" -> true;
            case "https" -> isAllowed(url.getRawAuthority(), url);
            case "http" -> own.getScheme().equals("http") && own.getAuthority().equalsIgnoreCase(url.getRawAuthority());
            default -> false;
        };
    }

    /** Compared as a whole, so that neither a user name nor a port slips by. */
    private boolean isAllowed(String authority, URI url) {
        return url.getHost() != null && authorities.contains(authority.toLowerCase(Locale.ROOT));
    }
}
