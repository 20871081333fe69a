package io.clicktrail.http.access;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.stream.Stream;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;

import io.clicktrail.http.OnTinyApplication;

import static org.assertj.core.api.Assertions.assertThat;

@OnTinyApplication
@ExtendWith(OutputCaptureExtension.class)
class AccessTest {

    private static final byte[] KEY = OnTinyApplication.SIGNING_KEY.getBytes(StandardCharsets.UTF_8);

    @Autowired
    private WebTestClient http;

    @Autowired
    private AccessTokens tokens;

    @ParameterizedTest
    @CsvSource(textBlock = """
            ,           GET,    /open/page?size=1, 200
            ,           GET,    /api/v1/things,    401
            ,           DELETE, /api/v1/things,    401
            ,           GET,    /elsewhere,        401
            ,           GET,    /api/v1/nowhere,   401
            ,           GET,    /hot/thing,        200
            ,           GET,    /hot/thing/more,   401
            ,           GET,    /hot,              401
            admin,      GET,    /hot/thing/more,   200
            admin,      GET,    /api/v1/things,    200
            admin,      DELETE, /api/v1/things,    200
            admin,      GET,    /elsewhere,        200
            admin,      GET,    /api/v1/nowhere,   404
            analyst,    GET,    /api/v1/things,    200
            analyst,    DELETE, /api/v1/things,    403
            analyst,    GET,    /elsewhere,        403
            advertiser, GET,    /api/v1/things,    403
            advertiser, GET,    /api/v1/report,    200
            analyst,    GET,    /api/v1/report,    200
            analyst,    GET,    /api/v1/secrets,   403
            admin,      GET,    /api/v1/secrets,   200
            advertiser, DELETE, /api/v1/things,    403
            """)
    void everyRoleReachesWhatItMayAndNothingElse(String role, String method, String uri, int status) {
        http.method(HttpMethod.valueOf(method))
                .uri(uri)
                .headers(headers -> {
                    if (role != null) {
                        headers.setBearerAuth(token(Role.parse(role)));
                    }
                })
                .exchange()
                .expectStatus()
                .isEqualTo(status);
    }

    @Test
    void aHotPathPaysForNothingOfTheChain() {
        http.get()
                .uri("/hot/thing")
                .header("X-Api-Key", "wrong")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .doesNotExist("X-Frame-Options");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/hot/../api/v1/things", "/hot/;/../../api/v1/things", "/%61pi/v1/things", "/hot/a/b"})
    void noSpellingOfAGuardedPathIsHot(String path) {
        http.get()
                .uri(base -> URI.create(base.build() + path))
                .exchange()
                .expectStatus()
                .value(status -> assertThat(status).isIn(400, 401, 404));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            /open/page?size=%00,           400
            /open/page?size=1&other=%00,   400
            /open/page?size=1&a%1Fb=2,     400
            /open/page?size=1&a=%7f,       400
            /open/offers/a%0Ab,            400
            /open/page?size=1&a=%2500,     200
            /open/page?size=1&a=%D1%8F,    200
            /api/v1/things?a=%00,          401
            /hot/thing?sub1=%00,           200
            """)
    void anAddressIsPlainTextExceptOnHotPaths(String address, int status) {
        http.get()
                .uri(base -> URI.create(base.build() + address))
                .exchange()
                .expectStatus()
                .isEqualTo(status);
    }

    @Test
    void theKeyOfTheHouseIsAnAdmin() {
        http.delete()
                .uri("/api/v1/things")
                .header("X-Api-Key", OnTinyApplication.ADMIN_KEY)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .isEqualTo("clicktrail");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "admin-key-for-tests-onlY", "admin-key-for-tests-only2"})
    void aWrongKeyIsRefusedEvenOnAnOpenPath(String key) {
        http.get()
                .uri("/api/v1/things")
                .header("X-Api-Key", key)
                .exchange()
                .expectStatus()
                .isUnauthorized();
        http.get()
                .uri("/open/page?size=1")
                .header("X-Api-Key", key)
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    static Stream<Arguments> tokensThatMustNotPass() throws Exception {
        JWTClaimsSet good = claims().build();
        return Stream.of(
                Arguments.of("alg none", new PlainJWT(good).serialize()),
                Arguments.of(
                        "signed with another key",
                        signed(good, JWSAlgorithm.HS256, new MACSigner("another-key-for-tests-only-0123456789"))),
                Arguments.of("RS256 instead of HS256", signed(good, JWSAlgorithm.RS256, new RSASSASigner(rsaKey()))),
                Arguments.of(
                        "HS512 with our key",
                        signed(good, JWSAlgorithm.HS512, new MACSigner(OnTinyApplication.SIGNING_KEY.repeat(2)))),
                Arguments.of(
                        "expired",
                        hs256(claims().expirationTime(Date.from(Instant.now().minusSeconds(120)))
                                .build())),
                Arguments.of(
                        "without an end", hs256(claims().expirationTime(null).build())),
                Arguments.of(
                        "not yet valid",
                        hs256(claims().notBeforeTime(Date.from(Instant.now().plusSeconds(600)))
                                .build())),
                Arguments.of(
                        "of another issuer", hs256(claims().issuer("somebody").build())),
                Arguments.of("without an issuer", hs256(claims().issuer(null).build())),
                Arguments.of(
                        "for another audience",
                        hs256(claims().audience("another-api").build())),
                Arguments.of(
                        "without an audience",
                        hs256(claims().audience((String) null).build())),
                Arguments.of(
                        "without a role", hs256(claims().claim("role", null).build())),
                Arguments.of(
                        "with an unknown role",
                        hs256(claims().claim("role", "root").build())),
                Arguments.of("without a subject", hs256(claims().subject(null).build())),
                Arguments.of("no token at all", "x"),
                Arguments.of("three empty parts", ".."),
                Arguments.of("payload changed", tampered(hs256(good))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tokensThatMustNotPass")
    void aTokenThatIsNotOursIsRefusedWithOneGenericBody(String name, String token) {
        http.get()
                .uri("/api/v1/things")
                .headers(headers -> headers.setBearerAuth(token))
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("unauthorized")
                .jsonPath("$.detail")
                .isEqualTo("This needs valid credentials.");
    }

    @Test
    void aTokenThatIsOursPasses() throws Exception {
        http.get()
                .uri("/api/v1/things")
                .headers(headers -> headers.setBearerAuth(hs256Unchecked(claims().build())))
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void aCookieReadsAndAStaleOneIsIgnored() {
        http.get()
                .uri("/api/v1/things")
                .cookie("session", token(Role.ADMIN))
                .exchange()
                .expectStatus()
                .isOk();
        http.get()
                .uri("/open/page?size=1")
                .cookie("session", "stale")
                .exchange()
                .expectStatus()
                .isOk();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            same-origin, admin,   200
            same-origin, analyst, 403
            same-site,   admin,   401
            cross-site,  admin,   401
            none,        admin,   401
            -,           admin,   401
            '',          admin,   401
            SAME-ORIGIN, admin,   401
            """)
    void aCookieWritesOnlyWhereTheBrowserSaysThatOurOwnPageAsks(String whoAsks, String role, int status) {
        http.delete()
                .uri("/api/v1/things")
                .cookie("session", token(Role.parse(role)))
                .headers(headers -> {
                    if (whoAsks != null) {
                        headers.set("Sec-Fetch-Site", whoAsks);
                    }
                })
                .exchange()
                .expectStatus()
                .isEqualTo(status);
    }

    @Test
    void whoeverAsksInTwoVoicesIsNotBelieved() {
        http.delete()
                .uri("/api/v1/things")
                .cookie("session", token(Role.ADMIN))
                .header("Sec-Fetch-Site", "same-origin", "cross-site")
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void answersCarrySecurityHeadersAndNoSession() {
        http.get()
                .uri("/open/page?size=1")
                .exchange()
                .expectHeader()
                .valueEquals("X-Content-Type-Options", "nosniff")
                .expectHeader()
                .valueEquals("X-Frame-Options", "DENY")
                .expectHeader()
                .valueEquals("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                .expectHeader()
                .valueEquals("Referrer-Policy", "no-referrer")
                .expectHeader()
                .doesNotExist("Set-Cookie");
    }

    @Test
    void secretsNeverShow(CapturedOutput output) {
        String token = token(Role.ADMIN);
        http.get()
                .uri("/api/v1/nowhere")
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
        http.get()
                .uri("/open/crash")
                .header("X-Api-Key", OnTinyApplication.ADMIN_KEY)
                .exchange();
        http.get().uri("/open/crash").header("X-Api-Key", "wrong-canary-key").exchange();
        assertThat(output.toString())
                .doesNotContain(OnTinyApplication.ADMIN_KEY, OnTinyApplication.SIGNING_KEY, token, "wrong-canary-key");
    }

    private String token(Role role) {
        return tokens.issue(new Caller("ada", role), Instant.now(), Duration.ofMinutes(5));
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer("clicktrail")
                .audience("clicktrail-api")
                .subject("ada")
                .claim("role", "admin")
                .expirationTime(Date.from(Instant.now().plusSeconds(300)));
    }

    private static String hs256(JWTClaimsSet claims) throws Exception {
        return signed(claims, JWSAlgorithm.HS256, new MACSigner(KEY));
    }

    private static String hs256Unchecked(JWTClaimsSet claims) {
        try {
            return hs256(claims);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signed(JWTClaimsSet claims, JWSAlgorithm algorithm, JWSSigner signer) throws Exception {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(algorithm).type(JOSEObjectType.JWT).build(), claims);
        jwt.sign(signer);
        return jwt.serialize();
    }

    private static java.security.PrivateKey rsaKey() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair().getPrivate();
    }

    private static String tampered(String token) {
        String[] parts = token.split("\\.");
        return parts[0] + "." + parts[1].substring(0, parts[1].length() - 4) + "AAAA." + parts[2];
    }
}
