package io.clicktrail.http.address;

import java.net.InetAddress;
import java.util.List;

/** The proxies whose word about their clients we take. None by default. */
public final class TrustedProxies {

    private final List<Cidr> blocks;

    private TrustedProxies(List<Cidr> blocks) {
        this.blocks = blocks;
    }

    /**
     * @param blocks addresses and blocks, such as {@code 10.0.0.0/8}
     * @throws IllegalArgumentException naming the first that is neither
     */
    public static TrustedProxies of(List<String> blocks) {
        return new TrustedProxies(blocks.stream()
                .map(String::strip)
                .filter(block -> !block.isEmpty())
                .map(Cidr::parse)
                .toList());
    }

    /** Whether the address is one of them. */
    public boolean include(InetAddress address) {
        for (Cidr block : blocks) {
            if (block.contains(address)) {
                return true;
            }
        }
        return false;
    }
}
