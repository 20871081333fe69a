package io.clicktrail.postback.delivery;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.util.unit.DataSize;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.netty.resources.LoopResources;

import io.clicktrail.event.NetworkId;
import io.clicktrail.postback.PostbackSettings;
import io.clicktrail.postback.address.AddressFilter;
import io.clicktrail.postback.address.AddressPolicy;
import io.clicktrail.postback.address.HostileTargets;
import io.clicktrail.postback.delivery.AttemptResult.Answered;
import io.clicktrail.postback.delivery.AttemptResult.Fault;
import io.clicktrail.postback.delivery.AttemptResult.Unanswered;
import io.clicktrail.postback.network.Network.Method;
import io.clicktrail.postback.network.Rendering;
import io.clicktrail.postback.signature.SigningSecrets;

import static org.assertj.core.api.Assertions.assertThat;

/** Nothing but the real HTTP client, its real connections, and servers on every local address that must not hear of it. */
class PartnerClientTest {

    private static final LoopResources LOOPS = LoopResources.create("test");
    private static final Canaries CANARIES = Canaries.onEveryLocalAddress();
    private static final PostbackSettings.Partner PARTNER =
            new PostbackSettings.Partner(8, Duration.ofMillis(500), Duration.ofSeconds(1), DataSize.ofKilobytes(20));

    @AfterAll
    static void stop() {
        CANARIES.close();
        LOOPS.dispose();
    }

    /** Names are resolved as the most credulous resolver would: whatever looks like an address is one. */
    static Stream<String> targets() {
        return Stream.of(
                        HostileTargets.ADDRESSES_V4.stream(),
                        Stream.concat(HostileTargets.ADDRESSES_V6.stream(), HostileTargets.MAPPED.stream())
                                .map(address -> "[" + address + "]"),
                        HostileTargets.SPELLINGS.stream().filter(PartnerClientTest::isSendable),
                        HostileTargets.NAMES.stream().filter(PartnerClientTest::isSendable),
                        CANARIES.addresses().stream())
                .flatMap(targets -> targets)
                .distinct();
    }

    private static boolean isSendable(String host) {
        return host.chars().allMatch(character -> character < 0x80) && !host.isEmpty();
    }

    @Test
    void theCanariesHearWhatReachesThem() {
        try (var canaries = Canaries.onEveryLocalAddress()) {
            for (InetSocketAddress canary : canaries.sockets()) {
                var policy = new AddressPolicy(Set.of(canaries.port()), canary);
                result(policy, CredulousNames.toThemselves(), Canaries.hostOf(canary) + ":" + canaries.port());
            }

            assertThat(canaries.heard()).isEqualTo(canaries.sockets().size());
        }
    }

    @ParameterizedTest
    @MethodSource("targets")
    void noPacketLeavesForAnAddressInside(String host) {
        int heardBefore = CANARIES.heard();

        AttemptResult result =
                result(everyPublicAddress(), CredulousNames.toThemselves(), host + ":" + CANARIES.port());

        assertThat(result).isInstanceOf(Unanswered.class);
        assertThat(CANARIES.heard()).isEqualTo(heardBefore);
    }

    @ParameterizedTest
    @MethodSource("targets")
    void aNameThatMeansAnAddressInsideIsNotCalled(String host) {
        int heardBefore = CANARIES.heard();

        AttemptResult result =
                result(everyPublicAddress(), CredulousNames.alwaysTo(host), "rebound.example:" + CANARIES.port());

        assertThat(result).isEqualTo(new Unanswered(Fault.BLOCKED_ADDRESS));
        assertThat(CANARIES.heard()).isEqualTo(heardBefore);
    }

    @Test
    void aNameThatChangesItsMeaningBetweenTwoQuestionsGainsNothing() {
        try (var canaries = Canaries.onEveryLocalAddress()) {
            var admitted = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), canaries.port());
            var policy = new AddressPolicy(Set.of(canaries.port()), admitted);
            var names = CredulousNames.inTurnTo("127.0.0.1", "127.0.0.2");

            AttemptResult first = result(policy, names, "rebound.example:" + canaries.port());
            AttemptResult second = result(policy, names, "rebound.example:" + canaries.port());

            assertThat(first).isInstanceOf(Answered.class);
            assertThat(second).isEqualTo(new Unanswered(Fault.BLOCKED_ADDRESS));
            assertThat(canaries.heard()).isEqualTo(1);
        }
    }

    @Test
    void theAdmittedLoopbackIsReachedAndNoOtherBesideIt() {
        try (var canaries = Canaries.onEveryLocalAddress()) {
            InetSocketAddress admitted = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), canaries.port());
            var policy = new AddressPolicy(Set.of(80, 443), admitted);

            AttemptResult there = result(policy, CredulousNames.toThemselves(), "127.0.0.1:" + canaries.port());
            AttemptResult beside = result(policy, CredulousNames.toThemselves(), "127.0.0.2:" + canaries.port());

            assertThat(there).isInstanceOf(Answered.class);
            assertThat(beside).isEqualTo(new Unanswered(Fault.BLOCKED_ADDRESS));
            assertThat(canaries.heard()).isEqualTo(1);
        }
    }

    @Test
    void aPortThatIsNotAllowedIsNotCalledWhateverTheAddress() {
        var policy = new AddressPolicy(Set.of(80, 443), null);

        assertThat(result(policy, CredulousNames.alwaysTo("8.8.8.8"), "network.example:25"))
                .isEqualTo(new Unanswered(Fault.BLOCKED_ADDRESS));
    }

    @Test
    void aCertificateThatNobodyVouchesForIsNotTrusted(@TempDir Path directory) {
        try (var server = SelfSignedServer.start(directory)) {
            assertThat(resultOfHttps(server.address())).isEqualTo(new Unanswered(Fault.TLS));
            assertThat(server.requests()).isZero();
        }
    }

    @Test
    void aServerThatDoesNotSpeakTlsGetsNoRequest() {
        try (var canaries = Canaries.onEveryLocalAddress()) {
            assertThat(resultOfHttps(canaries.sockets().getFirst())).isEqualTo(new Unanswered(Fault.TLS));
        }
    }

    private static AttemptResult resultOfHttps(InetSocketAddress server) {
        var policy = new AddressPolicy(Set.of(443), server);
        return resultOf(policy, CredulousNames.toThemselves(), "https://127.0.0.1:" + server.getPort());
    }

    /** All that stands between the canaries and us is the address. */
    private static AddressPolicy everyPublicAddress() {
        return new AddressPolicy(Set.of(CANARIES.port()), null);
    }

    private static AttemptResult result(AddressPolicy policy, CredulousNames names, String authority) {
        return resultOf(policy, names, "http://" + authority);
    }

    private static AttemptResult resultOf(AddressPolicy policy, CredulousNames names, String origin) {
        var settings = new PostbackSettings(
                new PostbackSettings.Retry(List.of(Duration.ZERO), 0.2, 1, Duration.ofDays(1)),
                new PostbackSettings.Worker(Duration.ofSeconds(1), Duration.ofMinutes(1)),
                PARTNER,
                new PostbackSettings.Breaker(100, 1_000, Duration.ofMinutes(1), 1),
                new PostbackSettings.Target(Set.of(80), ""));
        try (var addresses = new AddressFilter(names, policy)) {
            var http = WebClient.builder()
                    .clientConnector(
                            new ReactorClientHttpConnector(DeliveryConfiguration.httpClient(LOOPS, addresses, PARTNER)))
                    .build();
            var target =
                    new Rendering.Ready(origin + "/pb", List.of(new Rendering.Parameter("c", "1", false)), List.of());
            var call = new PartnerCall(
                    new NetworkId("hostile"),
                    UUID.randomUUID(),
                    Method.GET,
                    target,
                    Map.of(),
                    SigningSecrets.NONE,
                    null);
            @Nullable
            Attempt attempt = new PartnerClient(http, settings, new SimpleMeterRegistry(), Clock.systemUTC())
                    .call(call)
                    .block();
            return Objects.requireNonNull(attempt).result();
        }
    }
}
