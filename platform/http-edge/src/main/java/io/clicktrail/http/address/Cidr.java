package io.clicktrail.http.address;

import java.net.InetAddress;

import org.jspecify.annotations.Nullable;

/** A block of addresses, such as {@code 10.0.0.0/8} or {@code fd00::/8}; a bare address is a block of one. */
record Cidr(InetAddress network, int prefix) {

    /** @throws IllegalArgumentException naming the text that is no block */
    static Cidr parse(String text) {
        int slash = text.indexOf('/');
        InetAddress network = AddressText.parse(slash < 0 ? text : text.substring(0, slash));
        if (network == null) {
            throw notABlock(text);
        }
        int bits = network.getAddress().length * 8;
        int prefix = slash < 0 ? bits : prefixOf(text.substring(slash + 1));
        if (prefix < 0 || prefix > bits) {
            throw notABlock(text);
        }
        return new Cidr(network, prefix);
    }

    boolean contains(InetAddress address) {
        byte[] ours = network.getAddress();
        byte[] theirs = address.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit += 8) {
            int mask = prefix - bit >= 8 ? 0xFF : 0xFF << (8 - (prefix - bit));
            if (((ours[bit / 8] ^ theirs[bit / 8]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    private static int prefixOf(String digits) {
        return digits.matches("[0-9]{1,3}") ? Integer.parseInt(digits) : -1;
    }

    private static IllegalArgumentException notABlock(@Nullable String text) {
        return new IllegalArgumentException(text + " is no address and no block like 10.0.0.0/8 or fd00::/8");
    }
}
