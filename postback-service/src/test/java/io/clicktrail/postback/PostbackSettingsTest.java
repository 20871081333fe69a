package io.clicktrail.postback;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PostbackSettingsTest {

    private static final Set<Integer> PORTS = Set.of(80, 443);

    @Test
    void severalLoopbackAddressesMayBeAdmittedEachWithItsPort() {
        var target = new PostbackSettings.Target(PORTS, Set.of("127.0.0.1:8090", "127.0.0.2:8091", "::1:8092"));

        assertThat(target.admittedLoopback())
                .containsExactlyInAnyOrder(socket("127.0.0.1", 8090), socket("127.0.0.2", 8091), socket("::1", 8092));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.1:80",
                "8.8.8.8:443",
                "localhost:8090",
                "127.0.0.1",
                "127.0.0.1:",
                "127.0.0.1:0",
                "0.0.0.0:80",
                "127.0.0.0/8",
                "*"
            })
    void whatIsNoLoopbackAddressAndPortIsNoException(String written) {
        assertThatThrownBy(() -> new PostbackSettings.Target(PORTS, Set.of("127.0.0.1:8090", written)))
                .hasMessageContaining("POSTBACK_ALLOWED_LOOPBACK");
    }

    @Test
    void theListOfExceptionsIsShort() {
        Set<String> many =
                IntStream.range(0, 17).mapToObj(i -> "127.0.0.1:" + (8_000 + i)).collect(Collectors.toSet());

        assertThatThrownBy(() -> new PostbackSettings.Target(PORTS, many)).hasMessageContaining("16 addresses");
    }

    private static InetSocketAddress socket(String literal, int port) {
        return new InetSocketAddress(InetAddress.ofLiteral(literal), port);
    }
}
