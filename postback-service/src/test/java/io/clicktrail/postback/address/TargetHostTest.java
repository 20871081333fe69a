package io.clicktrail.postback.address;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class TargetHostTest {

    private static final AddressPolicy POLICY = new AddressPolicy(Set.of(80, 443), Set.of());
    private static final List<String> FRIENDLY = HostileTargets.FRIENDLY;

    @Test
    void farMoreThanAHundredAndFiftyHostileTargetsAreTried() {
        long authorities = HostileTargets.authorities().distinct().count();
        long urls = HostileTargets.URLS.stream().distinct().count();

        System.getLogger("hostile")
                .log(System.Logger.Level.INFO, "hostile targets at the save: {0} hosts, {1} URLs", authorities, urls);
        assertThat(authorities).isGreaterThan(250);
        assertThat(urls).isGreaterThan(40);
    }

    @ParameterizedTest
    @MethodSource("io.clicktrail.postback.address.HostileTargets#authorities")
    void aHostileTargetIsRefused(String authority) {
        assertThat(TargetHost.read(false, authority, POLICY)).isInstanceOf(TargetHost.Refused.class);
        assertThat(TargetHost.read(true, authority, POLICY)).isInstanceOf(TargetHost.Refused.class);
    }

    @ParameterizedTest
    @FieldSource("FRIENDLY")
    void aPublicTargetIsAdmitted(String authority) {
        assertThat(TargetHost.read(true, authority, POLICY)).isInstanceOf(TargetHost.Admitted.class);
    }

    @ParameterizedTest
    @CsvSource({
        "https, EXAMPLE.com:443, example.com",
        "https, example.com:80, example.com:80",
        "http, example.com:80, example.com",
        "http, пример.рф, xn--e1afmkfd.xn--p1ai",
        "https, bücher.example., xn--bcher-kva.example",
        "https, 8.8.8.8, 8.8.8.8",
        "https, [2606:4700:4700::1111]:443, [2606:4700:4700::1111]",
    })
    void theAuthorityIsSavedInOneForm(String scheme, String written, String saved) {
        assertThat(TargetHost.read(scheme.equals("https"), written, POLICY)).isEqualTo(new TargetHost.Admitted(saved));
    }

    @Test
    void theAdmittedLoopbackIsAdmittedOnItsPortOnly() {
        var loopback = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 8090);
        var policy = new AddressPolicy(Set.of(80, 443), Set.of(loopback));

        assertThat(TargetHost.read(false, "127.0.0.1:8090", policy))
                .isEqualTo(new TargetHost.Admitted("127.0.0.1:8090"));
        assertThat(List.of(
                        "127.0.0.1", "127.0.0.1:443", "127.0.0.2:8090", "[::1]:8090", "localhost:8090", "127.1:8090"))
                .allSatisfy(other ->
                        assertThat(TargetHost.read(false, other, policy)).isInstanceOf(TargetHost.Refused.class));
    }
}
