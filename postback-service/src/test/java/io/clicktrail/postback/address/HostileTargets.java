package io.clicktrail.postback.address;

import java.util.List;
import java.util.stream.Stream;

/** What people try in order to make a service call somebody inside. Used against the save and against the connection. */
public final class HostileTargets {

    private HostileTargets() {}

    /** Addresses in their canonical form, first and last of each range and those with a name of their own. */
    public static final List<String> ADDRESSES_V4 = List.of(
            "0.0.0.0", "0.0.0.1", "0.255.255.255",
            "10.0.0.0", "10.0.0.1", "10.255.255.255",
            "100.64.0.0", "100.64.0.1", "100.100.100.200", "100.127.255.255",
            "127.0.0.0", "127.0.0.1", "127.0.0.2", "127.1.1.1", "127.127.127.127", "127.255.255.255",
            "168.63.129.16",
            "169.254.0.0", "169.254.0.1", "169.254.169.253", "169.254.169.254", "169.254.170.2", "169.254.255.255",
            "172.16.0.0", "172.16.0.1", "172.17.0.1", "172.31.255.255",
            "192.0.0.0", "192.0.0.1", "192.0.0.170", "192.0.0.192", "192.0.0.255",
            "192.0.2.0", "192.0.2.1", "192.0.2.255",
            "192.88.99.0", "192.88.99.1", "192.88.99.255",
            "192.168.0.0", "192.168.0.1", "192.168.1.1", "192.168.255.255",
            "198.18.0.0", "198.18.0.1", "198.19.255.255",
            "198.51.100.0", "198.51.100.1", "198.51.100.255",
            "203.0.113.0", "203.0.113.1", "203.0.113.255",
            "224.0.0.0", "224.0.0.1", "224.0.0.251", "239.255.255.250", "239.255.255.255",
            "240.0.0.0", "240.0.0.1", "255.255.255.254", "255.255.255.255");

    /** Without brackets. */
    public static final List<String> ADDRESSES_V6 = List.of(
            "::", "::1", "0:0:0:0:0:0:0:1", "0000:0000:0000:0000:0000:0000:0000:0001", "::2",
            "::127.0.0.1", "::169.254.169.254", "::ffff:0:127.0.0.1",
            "64:ff9b::127.0.0.1", "64:ff9b::a9fe:a9fe", "64:ff9b::10.0.0.1", "64:ff9b:1::127.0.0.1", "64:ff9b:1::1",
            "100::", "100::1", "100:0:0:1::1",
            "2001::1", "2001:0:0:0:0:0:f5ff:fffe", "2001:2::1", "2001:10::1", "2001:20::1", "2001:1::1",
            "2001:db8::1", "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff",
            "2002::", "2002:7f00:1::", "2002:7f00:1::1", "2002:a9fe:a9fe::", "2002:c0a8:101::1", "2002:a00:1::1",
            "3fff::1", "3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff",
            "4000::1", "5f00::1", "8000::1",
            "fc00::1", "fd00::1", "fd00:ec2::254", "fd00:ec2::23", "fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
            "fe80::1", "fe80::a9fe:a9fe", "febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "fec0::1",
            "ff00::1", "ff02::1", "ff02::fb", "ff05::2", "ff0e::1",
            "2a00:1450:4001:81b:0:5efe:7f00:1", "2a00:1450:4001:81b:200:5efe:a9fe:a9fe");

    /** IPv4 in IPv6 clothes that Java undresses by itself. */
    public static final List<String> MAPPED = List.of(
            "::ffff:127.0.0.1", "::ffff:7f00:1", "::ffff:7f00:0001", "::FFFF:127.0.0.2", "::ffff:10.0.0.1",
            "::ffff:169.254.169.254", "::ffff:a9fe:a9fe", "::ffff:192.168.1.1", "::ffff:0.0.0.0",
            "0:0:0:0:0:ffff:127.0.0.1");

    /** Spellings that some resolver somewhere takes for an address. */
    public static final List<String> SPELLINGS = List.of(
            "2130706433", "2130706434", "017700000001", "0x7f000001", "0x7F000001", "0X7f000001", "00000000177.0.0.1",
            "127.1", "127.0.1", "0177.0.0.1", "0177.1", "0177.0.01", "0x7f.1", "0x7f.0.0.1", "0x7f.0x0.0x0.0x1",
            "127.0.0.01", "127.0.0.001", "127.00.00.01", "127.0.0x0.1", "0x7f.0.1", "127.0.0.1.", "127.0.0.0x1",
            "0", "0x0", "00", "0.0", "0.", "0x", "1", "127", "256", "4294967295", "4294967296", "0xffffffff",
            "2852039166", "0xa9fea9fe", "0xa9.0xfe.0xa9.0xfe", "0251.0376.0251.0376", "169.254.43518", "169.16689662",
            "3232235777", "0xc0a80101", "0300.0250.1.1", "167772161", "0xa000001", "012.0.0.1", "10.1",
            "127.0.0.256", "999.999.999.999", "1.2.3.4.5", "127.0.0.1.2", "8.8.8.08", "08.8.8.8",
            "１２７.0.0.1", "①②⑦.⓪.⓪.①", "127。0。0。1", "127．0．0．1", "127｡0｡0｡1", "０x7f.1", "２１３０７０６４３３");

    /** Names that mean something only inside. */
    public static final List<String> NAMES = List.of(
            "localhost", "LOCALHOST", "LocalHost", "localhost.", "foo.localhost", "localhost.localdomain", "ｌｏｃａｌｈｏｓｔ",
            "localdomain", "router.local", "printer.local.", "metadata.google.internal", "metadata.goog.internal",
            "instance-data.ec2.internal", "kubernetes.default.svc.cluster.local", "host.docker.internal", "intranet",
            "wiki.intranet", "db.corp", "nas.home", "nas.lan", "router.home.arpa", "secret.private", "metadata", "kafka",
            "postgres", "redis", "a");

    /** What is no host and port. */
    public static final List<String> BROKEN = List.of(
            "", ":80", "user@example.com", "user:password@example.com", "127.0.0.1@example.com", "example.com@127.0.0.1",
            "example.com:80@127.0.0.1", "@127.0.0.1", "example.com:80:80", "example.com:", "example.com:0",
            "example.com:65536", "example.com:99999999999", "example.com:http", "example.com:-1", "example.com: 80",
            "example.com:８０", "[::1", "::1", "[::1]x", "[]", "[127.0.0.1]", "[::1%25lo]", "[fe80::1%25eth0]", "[::1%lo]",
            "[v1.fe80::a]", "[::g]", "[:::]", "[1:2:3]", "exa mple.com", "exam\tple.com", "example.com\u0000.evil",
            "example.com\r\nHost:127.0.0.1", "example%2ecom", "%31%32%37.0.0.1", "127.0.0.1%23.example.com",
            "example.com\\127.0.0.1", "exa_mple.com", "-example.com", "example-.com", "example..com", ".example.com",
            "example.com..", "*.example.com", "exam{click_id}ple.com", "{click_id}", "a".repeat(64) + ".com",
            ("a".repeat(60) + ".").repeat(5) + "com", "<script>.com", "example.com;127.0.0.1", "example.com,127.0.0.1");

    /** Every one of them, as it stands between {@code //} and the path. */
    public static Stream<String> authorities() {
        return Stream.of(
                        ADDRESSES_V4.stream(),
                        Stream.concat(ADDRESSES_V6.stream(), MAPPED.stream()).map(address -> "[" + address + "]"),
                        SPELLINGS.stream(),
                        NAMES.stream(),
                        BROKEN.stream(),
                        Stream.of(22, 25, 81, 1, 3306, 5432, 6379, 8080, 8443, 9092, 11211, 65535)
                                .map(port -> "example.com:" + port))
                .flatMap(targets -> targets);
    }

    /** What may be called. */
    public static final List<String> FRIENDLY = List.of(
            "example.com", "EXAMPLE.com", "network.example", "postback.network.example", "example.com:80", "example.com:443",
            "пример.рф", "bücher.example", "xn--e1afmkfd.xn--p1ai", "a-b.example", "1.example", "123.example.com",
            "0x7f.example", "localhost.example.com", "internal.example.com", "example.com.",
            "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255",
            "128.0.0.1", "168.63.129.15", "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0", "192.0.1.0",
            "192.0.3.0", "192.88.98.255", "192.88.100.0", "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0",
            "198.51.99.255", "198.51.101.0", "203.0.112.255", "203.0.114.0", "223.255.255.255",
            "[2a00:1450:4001:81b::200e]", "[2001:4860:4860::8888]", "[2606:4700:4700::1111]", "[2001:200::1]",
            "[2003::1]", "[2620:fe::fe]");
}
