package io.clicktrail.postback.address;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AddressPolicyTest {

    private static final AddressPolicy POLICY = new AddressPolicy(Set.of(80, 443), Set.of());

    static Stream<String> addressesInside() {
        return Stream.of(HostileTargets.ADDRESSES_V4, HostileTargets.ADDRESSES_V6, HostileTargets.MAPPED)
                .flatMap(List::stream);
    }

    static Stream<String> addressesOutside() {
        return HostileTargets.FRIENDLY.stream()
                .filter(friend -> friend.matches("[0-9.]+|\\[.*]"))
                .map(friend -> friend.replaceAll("[\\[\\]]", ""));
    }

    @ParameterizedTest
    @MethodSource("addressesInside")
    void anAddressInsideIsNotCalled(String address) {
        assertThat(POLICY.admits(InetAddress.ofLiteral(address), 443)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("addressesOutside")
    void aPublicAddressIsCalledOnAllowedPorts(String address) {
        assertThat(POLICY.admits(InetAddress.ofLiteral(address), 443)).isTrue();
        assertThat(POLICY.admits(InetAddress.ofLiteral(address), 8443)).isFalse();
    }

    @Test
    void onlyLoopbackAddressesCanBeExceptions() {
        var inside = new InetSocketAddress(InetAddress.ofLiteral("10.0.0.1"), 80);

        assertThatThrownBy(() -> new AddressPolicy(Set.of(80), Set.of(inside)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void eachExceptionHoldsForOneAddressAndOnePort() {
        var one = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 8090);
        var other = new InetSocketAddress(InetAddress.ofLiteral("::1"), 8091);
        var policy = new AddressPolicy(Set.of(80), Set.of(one, other));

        assertThat(policy.admits(InetAddress.ofLiteral("127.0.0.1"), 8090)).isTrue();
        assertThat(policy.admits(InetAddress.ofLiteral("::1"), 8091)).isTrue();
        assertThat(policy.admits(InetAddress.ofLiteral("127.0.0.1"), 8091)).isFalse();
        assertThat(policy.admits(InetAddress.ofLiteral("::1"), 8090)).isFalse();
        assertThat(policy.admits(InetAddress.ofLiteral("127.0.0.1"), 80)).isFalse();
        assertThat(policy.admits(InetAddress.ofLiteral("127.0.0.2"), 8090)).isFalse();
        assertThat(policy.admits(InetAddress.ofLiteral("8.8.8.8"), 8090)).isFalse();
    }
}
