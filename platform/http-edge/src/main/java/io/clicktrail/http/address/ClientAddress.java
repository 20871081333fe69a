package io.clicktrail.http.address;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * The address of the client: the last hop that no trusted proxy of ours is. Going from our end towards the client, each
 * trusted proxy vouches for the one before it; the first that is not trusted is the client, and whatever it claims about
 * others is ignored.
 */
public final class ClientAddress {

    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final int MOST_HOPS = 16;

    private ClientAddress() {}

    /**
     * @param remote the other end of our connection
     * @param forwardedFor the values of {@code X-Forwarded-For}, in their order, each perhaps a list
     */
    public static InetAddress of(InetAddress remote, List<String> forwardedFor, TrustedProxies trusted) {
        if (forwardedFor.isEmpty() || !trusted.include(remote)) {
            return remote;
        }
        List<String> hops =
                List.of(String.join(",", forwardedFor).split(",", -1)).reversed();
        InetAddress client = remote;
        for (String hop : hops.subList(0, Math.min(hops.size(), MOST_HOPS))) {
            InetAddress before = AddressText.parse(hop);
            if (before == null) {
                return client;
            }
            client = before;
            if (!trusted.include(client)) {
                return client;
            }
        }
        return client;
    }

    /** The same for a request; the loopback address where the server does not know the other end. */
    public static InetAddress of(ServerHttpRequest request, TrustedProxies trusted) {
        InetSocketAddress remote = request.getRemoteAddress();
        InetAddress other =
                remote == null || remote.getAddress() == null ? InetAddress.getLoopbackAddress() : remote.getAddress();
        return of(other, request.getHeaders().getOrEmpty(FORWARDED_FOR), trusted);
    }
}
