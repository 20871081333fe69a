package io.clicktrail.postback.address;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Says which addresses may be called: those that the IANA special-purpose registries (RFC 6890) leave to the public,
 * on the ports we allow, and the few loopback addresses that the operator names.
 *
 * @param ports the ports that any public address may be called on
 * @param admittedLoopback the exceptions, for partners that run beside us; none in production
 */
public record AddressPolicy(Set<Integer> ports, Set<InetSocketAddress> admittedLoopback) {

    private static final List<AddressRange> NOT_PUBLIC_V4 = ranges(
            "0.0.0.0/8", // this network
            "10.0.0.0/8", // private
            "100.64.0.0/10", // carrier-grade NAT
            "127.0.0.0/8", // loopback
            "168.63.129.16/32", // metadata service of a cloud, on an address that looks public
            "169.254.0.0/16", // link-local, metadata services
            "172.16.0.0/12", // private
            "192.0.0.0/24", // protocol assignments
            "192.0.2.0/24", // documentation
            "192.88.99.0/24", // 6to4 relays
            "192.168.0.0/16", // private
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4"); // reserved, broadcast

    /** Everything outside of it is local, mapped, translated (NAT64), multicast or unassigned. */
    private static final AddressRange GLOBAL_UNICAST_V6 = AddressRange.parse("2000::/3");

    private static final List<AddressRange> NOT_PUBLIC_V6 = ranges(
            "2001::/23", // protocol assignments: Teredo, benchmarks, ORCHID
            "2001:db8::/32", // documentation
            "2002::/16", // 6to4: an IPv4 address in disguise
            "3fff::/20"); // documentation

    private static final int ISATAP = 0x5EFE;

    public AddressPolicy {
        ports = Set.copyOf(ports);
        admittedLoopback = Set.copyOf(admittedLoopback);
        if (!admittedLoopback.stream()
                .allMatch(admitted -> admitted.getAddress().isLoopbackAddress())) {
            throw new IllegalArgumentException("only loopback addresses are admitted");
        }
    }

    /** Whether a connection to this address and port may be opened. */
    public boolean admits(InetAddress address, int port) {
        return admittedLoopback.contains(new InetSocketAddress(address, port))
                || (ports.contains(port) && isPublic(address));
    }

    /** Whether some address may be called on this port. */
    boolean admitsPort(int port) {
        return ports.contains(port) || admittedLoopback.stream().anyMatch(admitted -> admitted.getPort() == port);
    }

    private static boolean isPublic(InetAddress address) {
        if (address instanceof Inet6Address v6) {
            return GLOBAL_UNICAST_V6.contains(v6) && !isIn(NOT_PUBLIC_V6, v6) && !isIsatap(v6);
        }
        return !isIn(NOT_PUBLIC_V4, address);
    }

    /** RFC 5214: the last half is {@code [00|02]00:5efe} and an IPv4 address, to which a tunnel would lead. */
    private static boolean isIsatap(Inet6Address address) {
        byte[] bytes = address.getAddress();
        return (bytes[8] & 0xFD) == 0 && bytes[9] == 0 && ((bytes[10] & 0xFF) << 8 | bytes[11] & 0xFF) == ISATAP;
    }

    private static boolean isIn(List<AddressRange> ranges, InetAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }

    private static List<AddressRange> ranges(String... cidrs) {
        return Stream.of(cidrs).map(AddressRange::parse).toList();
    }
}
