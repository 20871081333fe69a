package io.clicktrail.http.address;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ClientAddressTest {

    private static final TrustedProxies PROXIES =
            TrustedProxies.of(List.of("10.0.0.0/8", " 192.0.2.7 ", "fd00::/8", ""));

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            no header: the other end                                  | 10.1.1.1    |                                   | 10.1.1.1
            nobody trusted speaks: the header is invention            | 203.0.113.9 | 198.51.100.1                      | 203.0.113.9
            one proxy: what it saw                                    | 10.1.1.1    | 203.0.113.9                       | 203.0.113.9
            two proxies                                               | 10.1.1.1    | 203.0.113.9, 10.2.2.2             | 203.0.113.9
            the client puts a lie in front                            | 10.1.1.1    | 198.51.100.1, 203.0.113.9         | 203.0.113.9
            the client pretends to be a proxy of ours                 | 10.1.1.1    | 198.51.100.1, 10.9.9.9, 203.0.113.9 | 203.0.113.9
            the header comes twice                                    | 10.1.1.1    | 198.51.100.1 ; 203.0.113.9        | 203.0.113.9
            a single proxy by its address                             | 192.0.2.7   | 203.0.113.9                       | 203.0.113.9
            its neighbour is not trusted                              | 192.0.2.8   | 203.0.113.9                       | 192.0.2.8
            a port is cut off                                         | 10.1.1.1    | 203.0.113.9:4711                  | 203.0.113.9
            IPv6                                                      | fd00::1     | 2001:db8::5                       | 2001:db8:0:0:0:0:0:5
            IPv6 in brackets, with a port                             | 10.1.1.1    | [2001:db8::5]:443                 | 2001:db8:0:0:0:0:0:5
            IPv4 within IPv6 is that IPv4                             | ::ffff:10.1.1.1 | ::ffff:203.0.113.9            | 203.0.113.9
            rubbish: the last hop that somebody saw                   | 10.1.1.1    | unknown                           | 10.1.1.1
            rubbish before a proxy                                    | 10.1.1.1    | unknown, 10.2.2.2                 | 10.2.2.2
            a name is never looked up                                 | 10.1.1.1    | localhost                         | 10.1.1.1
            an empty hop                                              | 10.1.1.1    | 203.0.113.9,                      | 10.1.1.1
            octal is not an address                                   | 10.1.1.1    | 0177.0.0.01                       | 10.1.1.1
            all are ours: the first of them                           | 10.1.1.1    | 10.3.3.3, 10.2.2.2                | 10.3.3.3
            """)
    void theClientIsTheLastHopThatIsNotOurs(String what, String remote, @Nullable String header, String client) {
        List<String> values = header == null ? List.of() : Arrays.asList(header.split(";"));
        assertThat(ClientAddress.of(InetAddress.ofLiteral(remote), values, PROXIES)
                        .getHostAddress())
                .isEqualTo(client);
    }

    @Test
    void aVeryLongHeaderIsNotFollowedToItsEnd() {
        String ours = "10.2.2.2, ".repeat(100_000) + "10.2.2.2";
        assertThat(ClientAddress.of(InetAddress.ofLiteral("10.1.1.1"), List.of("203.0.113.9, " + ours), PROXIES)
                        .getHostAddress())
                .isEqualTo("10.2.2.2");
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.0.1, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "10.0.0.128/25, 10.0.0.127, false",
        "10.0.0.128/25, 10.0.0.200, true",
        "0.0.0.0/0, 8.8.8.8, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "2001:db8::/33, 2001:db8:7fff::1, true"
    })
    void aBlockContainsItsAddresses(String block, String address, boolean inside) {
        assertThat(Cidr.parse(block).contains(InetAddress.ofLiteral(address))).isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/-1", "10.0.0/8", "proxy.example", "10.0.0.0/", "/8", "::1/129"})
    void aSettingThatIsNoBlockIsRefusedByName(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrustedProxies.of(List.of(text)))
                .withMessageContaining(text);
    }
}
