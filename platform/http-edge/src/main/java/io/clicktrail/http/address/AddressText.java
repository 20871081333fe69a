package io.clicktrail.http.address;

import java.net.InetAddress;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** Addresses as proxies write them. Never asks a name server. */
final class AddressText {

    private static final Pattern V4 = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");
    private static final Pattern V4_AND_PORT = Pattern.compile("([0-9.]{7,15}):[0-9]{1,5}");
    private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f:.]{2,45}");
    private static final Pattern V6_IN_BRACKETS = Pattern.compile("\\[([^\\]]{2,45})\\](?::[0-9]{1,5})?");

    private AddressText() {}

    /** The address, with or without a port; null where the text is none. IPv4 within IPv6 is that IPv4. */
    static @Nullable InetAddress parse(String text) {
        String bare = withoutPort(text.strip());
        boolean literal = V4.matcher(bare).matches()
                || (bare.contains(":") && V6.matcher(bare).matches());
        return literal ? literal(bare) : null;
    }

    private static String withoutPort(String text) {
        if (text.indexOf(':') < 0) {
            return text;
        }
        var v4 = V4_AND_PORT.matcher(text);
        if (v4.matches()) {
            return v4.group(1);
        }
        var v6 = V6_IN_BRACKETS.matcher(text);
        return v6.matches() ? v6.group(1) : text;
    }

    private static @Nullable InetAddress literal(String text) {
        try {
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException notOne) {
            return null;
        }
    }
}
