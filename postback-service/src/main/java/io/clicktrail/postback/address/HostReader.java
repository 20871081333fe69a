package io.clicktrail.postback.address;

import java.net.IDN;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import io.clicktrail.postback.address.TargetHost.Admitted;
import io.clicktrail.postback.address.TargetHost.Reason;
import io.clicktrail.postback.address.TargetHost.Refused;

/**
 * Reads {@code host:port}. Whatever some resolver might take for an address (octal, hexadecimal, one big number, fewer
 * than four parts) is refused, not guessed at.
 */
final class HostReader {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    private static final int LONGEST_NAME = 253;

    /** Names that mean something only inside: RFC 6761, RFC 6762, RFC 8375, and what networks use beside them. */
    private static final List<String> INTERNAL = List.of(
            "localhost", "localdomain", "local", "internal", "intranet", "private", "corp", "home", "lan", "home.arpa");

    private static final Pattern NUMBER = Pattern.compile("\\d+|0[xX][0-9a-fA-F]*");
    private static final Pattern PORT = Pattern.compile("\\d{1,5}");
    private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    private static final Pattern V4;

    static {
        String octet = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
        V4 = Pattern.compile("(" + octet + "\\.){3}" + octet);
    }

    private final int usualPort;
    private final AddressPolicy policy;

    HostReader(boolean https, AddressPolicy policy) {
        this.usualPort = https ? HTTPS : HTTP;
        this.policy = policy;
    }

    TargetHost read(String authority) {
        if (authority.indexOf('@') >= 0) {
            return invalid("a URL with a user name or password is refused");
        }
        int end = hostEnd(authority);
        int port = portNumber(authority.substring(end));
        if (port < 0) {
            return invalid("the port is a number from 1 to 65535");
        }
        if (!policy.admitsPort(port)) {
            return new Refused(Reason.PORT_NOT_ALLOWED, "port " + port + " is not one of the allowed ports");
        }
        String host = authority.substring(0, end);
        return host.startsWith("[") ? literalV6(host, port) : name(host, port);
    }

    private static int hostEnd(String authority) {
        if (authority.startsWith("[")) {
            return authority.indexOf(']') + 1;
        }
        int colon = authority.lastIndexOf(':');
        return colon < 0 ? authority.length() : colon;
    }

    private int portNumber(String port) {
        if (port.isEmpty()) {
            return usualPort;
        }
        if (port.charAt(0) != ':' || !PORT.matcher(port.substring(1)).matches()) {
            return -1;
        }
        int number = Integer.parseInt(port.substring(1));
        return number == 0 || number > 0xFFFF ? -1 : number;
    }

    private TargetHost literalV6(String host, int port) {
        String literal = host.substring(1, host.length() - 1);
        if (!V6.matcher(literal).matches()) {
            return invalid("no IPv6 address between the brackets");
        }
        try {
            InetAddress address = InetAddress.ofLiteral(literal);
            boolean admitted = address instanceof Inet6Address && policy.admits(address, port);
            return admitted
                    ? admitted(host.toLowerCase(Locale.ROOT), port)
                    : blocked("the address is not a public one");
        } catch (IllegalArgumentException e) {
            return invalid("no IPv6 address between the brackets");
        }
    }

    private TargetHost name(String host, int port) {
        String name = ascii(host);
        String last = name.substring(name.lastIndexOf('.') + 1);
        if (name.isEmpty()) {
            return invalid("no host name");
        }
        if (NUMBER.matcher(last).matches()) {
            return literalV4(name, port);
        }
        boolean inside = last.equals(name) || INTERNAL.stream().anyMatch(suffix -> isUnder(name, suffix));
        return inside ? blocked("the host name is not a public one") : admitted(name, port);
    }

    private TargetHost literalV4(String name, int port) {
        if (!V4.matcher(name).matches()) {
            return blocked("an IPv4 address is written as four decimal numbers");
        }
        return policy.admits(InetAddress.ofLiteral(name), port)
                ? admitted(name, port)
                : blocked("the address is not a public one");
    }

    private static boolean isUnder(String name, String suffix) {
        return name.equals(suffix) || name.endsWith("." + suffix);
    }

    /** Lower case, punycode, without the dot of the root; empty where it is no host name. */
    private static String ascii(String host) {
        try {
            String name = IDN.toASCII(host, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            String relative = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
            boolean broken = relative.startsWith(".") || relative.contains("..") || relative.length() > LONGEST_NAME;
            return broken ? "" : relative;
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return "";
        }
    }

    private TargetHost admitted(String host, int port) {
        return new Admitted(port == usualPort ? host : host + ":" + port);
    }

    private static TargetHost invalid(String detail) {
        return new Refused(Reason.INVALID_HOST, detail);
    }

    private static TargetHost blocked(String detail) {
        return new Refused(Reason.BLOCKED_ADDRESS, detail);
    }
}
