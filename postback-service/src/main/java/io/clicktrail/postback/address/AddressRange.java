package io.clicktrail.postback.address;

import java.net.InetAddress;

/** The addresses that share the first {@code bits} bits, such as {@code 10.0.0.0/8}. */
record AddressRange(InetAddress first, int bits) {

    static AddressRange parse(String cidr) {
        int slash = cidr.indexOf('/');
        return new AddressRange(
                InetAddress.ofLiteral(cidr.substring(0, slash)), Integer.parseInt(cidr.substring(slash + 1)));
    }

    boolean contains(InetAddress address) {
        byte[] prefix = first.getAddress();
        byte[] other = address.getAddress();
        if (prefix.length != other.length) {
            return false;
        }
        int wholeBytes = bits / Byte.SIZE;
        for (int i = 0; i < wholeBytes; i++) {
            if (prefix[i] != other[i]) {
                return false;
            }
        }
        int mask = 0xFF00 >> (bits % Byte.SIZE) & 0xFF;
        return mask == 0 || (prefix[wholeBytes] & mask) == (other[wholeBytes] & mask);
    }
}
