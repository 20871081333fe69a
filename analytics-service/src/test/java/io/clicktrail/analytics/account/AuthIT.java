package io.clicktrail.analytics.account;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicInteger;

import com.jayway.jsonpath.JsonPath;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

import io.clicktrail.analytics.Database;
import io.clicktrail.analytics.OnRealServers;
import io.clicktrail.testsupport.Eventually;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class AuthIT extends OnRealServers {

    private static final AtomicInteger ADDRESSES = new AtomicInteger();
    private static final String REPORT = "/api/v1/analytics/dashboard";

    private final Database database = new Database(HOUSE);

    private String address = "203.0.113." + ADDRESSES.incrementAndGet();

    @Autowired
    private WebTestClient http;

    @BeforeEach
    void firstAccountIsThere() {
        database.empty();
        Eventually.within(
                Duration.ofSeconds(20),
                () -> assertThat(database.rows("select login, role from account where login = 'admin'"))
                        .containsExactly("admin|admin"));
    }

    @Test
    void theFirstAdminLogsInAndTheTokenOpensTheApi() {
        String token = read(
                login("admin", HOUSE.get("ANALYTICS_ADMIN_PASSWORD"))
                        .expectStatus()
                        .isOk(),
                "$.access_token");
        http.get()
                .uri(REPORT)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange()
                .expectStatus()
                .isOk();
        assertThat(database.rows("select password_hash from account").getFirst())
                .startsWith("$2a$");
    }

    @Test
    void aWrongPasswordAndAnUnknownNameAreRefusedAlike() {
        for (String name : new String[] {"admin", "nobody"}) {
            login(name, "wrong-password")
                    .expectStatus()
                    .isUnauthorized()
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("wrong_credentials")
                    .jsonPath("$.detail")
                    .isEqualTo("Login or password is wrong.");
        }
        login("admin", HOUSE.get("ANALYTICS_ADMIN_PASSWORD")).expectStatus().isOk();
    }

    @ParameterizedTest
    @CsvSource({
        "login=%00&password=wrong-password,    401",
        "login=a%00dmin&password=%00,          401",
        "login=%ED%A0%80&password=%ED%A0%80,   401",
        "password=wrong-password,              401",
        "login=%zz&password=wrong-password,    400",
    })
    void noNameInAFormIsOurFault(String form, int status) {
        http.post()
                .uri("/login")
                .header("X-Forwarded-For", address)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .bodyValue(form)
                .exchange()
                .expectStatus()
                .isEqualTo(status);
    }

    @Test
    void aPageIsAPageAndNoStreamOfEvents() {
        http.get()
                .uri("/login")
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isOk();
        http.get()
                .uri("/login")
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .expectStatus()
                .isEqualTo(406);
    }

    @Test
    void tooManyFailuresHaveToWait() {
        for (int attempt = 0; attempt < 10; attempt++) {
            login("mallory", "guess-" + attempt).expectStatus().isUnauthorized();
        }
        login("mallory", "guess-again")
                .expectStatus()
                .isEqualTo(429)
                .expectHeader()
                .exists("Retry-After")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("too_many_attempts");
        address = "198.51.100.1";
        login("admin", HOUSE.get("ANALYTICS_ADMIN_PASSWORD")).expectStatus().isOk();
        login("mallory", "guess-from-elsewhere").expectStatus().isEqualTo(429);
    }

    @Test
    void aTokenWithoutASignatureOpensNothing() {
        String none = new PlainJWT(new JWTClaimsSet.Builder()
                        .issuer("clicktrail")
                        .audience("clicktrail-api")
                        .subject("admin")
                        .claim("role", "admin")
                        .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                        .build())
                .serialize();
        http.get()
                .uri(REPORT)
                .headers(headers -> headers.setBearerAuth(none))
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void aMachinesKeyIsShownOnceWorksAndCanBeRevoked(CapturedOutput output) {
        ResponseSpec made = admin("/api/v1/auth/keys", "{\"name\": \"nightly report\", \"role\": \"analyst\"}");
        byte[] body =
                made.expectStatus().isCreated().expectBody().returnResult().getResponseBodyContent();
        String json = new String(body == null ? new byte[0] : body, StandardCharsets.UTF_8);
        String key = JsonPath.read(json, "$.key");
        String id = JsonPath.read(json, "$.id");

        http.get()
                .uri(REPORT)
                .header("X-Api-Key", key)
                .exchange()
                .expectStatus()
                .isOk();
        String token = read(
                http.post()
                        .uri("/api/v1/auth/token")
                        .header("X-Api-Key", key)
                        .exchange()
                        .expectStatus()
                        .isOk(),
                "$.access_token");
        http.get()
                .uri(REPORT)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange()
                .expectStatus()
                .isOk();
        http.get()
                .uri("/api/v1/auth/keys")
                .header("X-Api-Key", HOUSE.get("CLICKTRAIL_ADMIN_KEY"))
                .exchange()
                .expectBody()
                .jsonPath("$.keys[0].name")
                .isEqualTo("nightly report")
                .jsonPath("$.keys[0].key")
                .doesNotExist();
        http.delete()
                .uri("/api/v1/auth/keys/" + id)
                .header("X-Api-Key", HOUSE.get("CLICKTRAIL_ADMIN_KEY"))
                .exchange()
                .expectStatus()
                .isNoContent();
        http.get()
                .uri(REPORT)
                .header("X-Api-Key", key)
                .exchange()
                .expectStatus()
                .isUnauthorized();
        assertThat(database.rows("select * from api_key").toString()).doesNotContain(key);
        assertThat(output.toString()).doesNotContain(key, token);
    }

    @Test
    void accountsAreMadeAndDeletedButNeverTheFirst() {
        admin("/api/v1/auth/accounts", "{\"login\": \"ada\", \"password\": \"a long password\", \"role\": \"analyst\"}")
                .expectStatus()
                .isCreated();
        admin("/api/v1/auth/accounts", "{\"login\": \"ada\", \"password\": \"a long password\", \"role\": \"admin\"}")
                .expectStatus()
                .isEqualTo(409);
        login("Ada", "a long password").expectStatus().isOk();
        for (String[] deletion : new String[][] {{"ada", "204"}, {"ada", "404"}, {"admin", "409"}}) {
            http.delete()
                    .uri("/api/v1/auth/accounts/" + deletion[0])
                    .header("X-Api-Key", HOUSE.get("CLICKTRAIL_ADMIN_KEY"))
                    .exchange()
                    .expectStatus()
                    .isEqualTo(Integer.parseInt(deletion[1]));
        }
    }

    private ResponseSpec login(String login, String password) {
        return http.post()
                .uri("/api/v1/auth/login")
                .header("X-Forwarded-For", address)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"login\": \"%s\", \"password\": \"%s\"}".formatted(login, password))
                .exchange();
    }

    private ResponseSpec admin(String uri, String body) {
        return http.post()
                .uri(uri)
                .header("X-Api-Key", HOUSE.get("CLICKTRAIL_ADMIN_KEY"))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private static String read(ResponseSpec response, String path) {
        byte[] body = response.expectBody().returnResult().getResponseBodyContent();
        return JsonPath.read(new String(body == null ? new byte[0] : body, StandardCharsets.UTF_8), path);
    }
}
