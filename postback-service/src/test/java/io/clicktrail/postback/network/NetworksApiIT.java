package io.clicktrail.postback.network;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import io.clicktrail.event.CatalogueEvent.NetworkChanged;
import io.clicktrail.event.Topic;
import io.clicktrail.http.access.AccessTokens;
import io.clicktrail.http.access.Caller;
import io.clicktrail.http.access.Role;
import io.clicktrail.postback.RunningService;
import io.clicktrail.postback.RunningService.Reply;
import io.clicktrail.postback.address.HostileTargets;
import io.clicktrail.testsupport.Eventually;
import io.clicktrail.testsupport.RealServers;
import io.clicktrail.testsupport.ServiceEnvironment;
import io.clicktrail.testsupport.StubPartner;

import static io.clicktrail.postback.RunningService.networkJson;
import static org.assertj.core.api.Assertions.assertThat;

class NetworksApiIT {

    private static final ServiceEnvironment ENVIRONMENT = RealServers.forService("postback");
    private static final StubPartner PARTNER = StubPartner.start();
    private static final String NETWORKS = "/api/v1/networks";
    private static final String TEMPLATE = "https://network.example/pb?cid={click_id}&token=t0k3n";
    private static final String STATUSES = "{\"approved\": \"1\", \"reversed\": \"3\"}";
    private static final String SECRET = "whsec_" + "QUJD".repeat(8);
    private static final String SIGNATURE = ", \"signature\": {\"secrets\": [\"" + SECRET + "\"]}";

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.start(ENVIRONMENT, PARTNER);
    }

    @AfterAll
    static void stop() {
        service.close();
        PARTNER.close();
    }

    @Test
    void aNetworkIsAddedShownAndTold() {
        Reply added = service.post(NETWORKS, networkJson("adnet", TEMPLATE, "GET", STATUSES, ""));

        JsonNode shown = service.get(NETWORKS + "/adnet").json();
        assertThat(added.status()).isEqualTo(201);
        assertThat(added.json()).isEqualTo(shown);
        assertThat(shown.path("slug").asString()).isEqualTo("adnet");
        assertThat(shown.path("click_id_parameter").asString()).isEqualTo("uid");
        assertThat(shown.path("enabled").asBoolean()).isTrue();
        assertThat(shown.path("postback").path("url_template").asString()).isEqualTo(TEMPLATE);
        assertThat(shown.path("postback").path("method").asString()).isEqualTo("GET");
        assertThat(shown.path("postback").path("statuses").path("reversed").asString())
                .isEqualTo("3");
        Eventually.within(
                Duration.ofSeconds(10), () -> assertThat(told("adnet")).hasSize(1));
        assertThat(told("adnet").getFirst().clickIdParameter()).isEqualTo("uid");
    }

    @Test
    void aSecondNetworkOfTheSameSlugIsRefusedAndChangesNothing() {
        service.post(NETWORKS, networkJson("twice", TEMPLATE, "GET", STATUSES, ""));

        Reply second = service.post(NETWORKS, networkJson("twice", TEMPLATE + "&other=1", "GET", STATUSES, ""));

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.code()).isEqualTo("network_exists");
        assertThat(templateOf("twice")).isEqualTo(TEMPLATE);
    }

    @Test
    void aChangeIsTold() {
        service.post(NETWORKS, networkJson("changing", TEMPLATE, "GET", STATUSES, ""));

        Reply changed = service.put(
                NETWORKS + "/changing",
                networkJson("changing", TEMPLATE + "&v=2", "POST", "{\"pending\": \"hold\"}", ""));

        assertThat(changed.status()).isEqualTo(200);
        assertThat(templateOf("changing")).endsWith("&v=2");
        Eventually.within(
                Duration.ofSeconds(10), () -> assertThat(told("changing")).hasSize(2));
    }

    @Test
    void signingSecretsAreKeptUntilTheyAreReplacedAndNeverShown() {
        String added = service.post(NETWORKS, networkJson("signing", TEMPLATE, "GET", STATUSES, SIGNATURE))
                .body();
        String kept = service.put(NETWORKS + "/signing", networkJson("signing", TEMPLATE, "GET", STATUSES, ""))
                .body();
        Reply dropped = service.put(
                NETWORKS + "/signing",
                networkJson("signing", TEMPLATE, "GET", STATUSES, ", \"signature\": {\"secrets\": []}"));

        assertThat(added + kept + service.get(NETWORKS).body())
                .doesNotContain(SECRET)
                .contains("\"signature\":{\"secrets\":1}");
        assertThat(kept).contains("\"signature\":{\"secrets\":1}");
        assertThat(dropped.json().path("postback").path("signature").isNull()
                        || dropped.json().path("postback").path("signature").isMissingNode())
                .isTrue();
    }

    @Test
    void whatIsWrongIsNamed() {
        assertThat(codeOf(networkJson("x", TEMPLATE, "GET", STATUSES, ""))).isEqualTo("invalid_slug");
        assertThat(codeOf(networkJson("UPPER", TEMPLATE, "GET", STATUSES, ""))).isEqualTo("invalid_slug");
        assertThat(codeOf(networkJson("fine", TEMPLATE, "DELETE", STATUSES, "")))
                .isEqualTo("invalid_field");
        assertThat(codeOf(networkJson("fine", TEMPLATE, "GET", "{}", ""))).isEqualTo("invalid_field");
        assertThat(codeOf(networkJson("fine", TEMPLATE, "GET", "{\"paid\": \"1\"}", "")))
                .isEqualTo("invalid_field");
        assertThat(codeOf(networkJson("fine", TEMPLATE, "GET", "{\"approved\": \"{status}\"}", "")))
                .isEqualTo("invalid_field");
        assertThat(codeOf(networkJson("fine", "https://n.example/pb", "GET", STATUSES, "")))
                .isEqualTo("click_id_missing");
        assertThat(codeOf(networkJson("fine", TEMPLATE + "&x={nope}", "GET", STATUSES, "")))
                .isEqualTo("unknown_macro");
        assertThat(codeOf(networkJson("fine", TEMPLATE, "GET", STATUSES, ", \"signature\": {\"secrets\": [\"weak\"]}")))
                .isEqualTo("invalid_field");
        assertThat(codeOf("{\"slug\": \"fine\"}")).isEqualTo("bad_request");
        assertThat(service.get(NETWORKS + "/fine").code()).isEqualTo("unknown_network");
        assertThat(service.put(NETWORKS + "/fine", networkJson("fine", TEMPLATE, "GET", STATUSES, ""))
                        .code())
                .isEqualTo("unknown_network");
    }

    @Test
    void everythingANetworkWantsIsShownAsItWasWritten() {
        String body = """
                {"slug": "whole", "name": "Whole", "click_id_parameters": ["cid", "click_id"],
                 "sub_parameters": {"s4": "sub4"}, "time_zone": "Europe/Moscow",
                 "rate_limit": {"count": 100, "per": "PT1M"},
                 "schedule": [{"days": ["MONDAY"], "from": "09:00", "to": "18:00"}],
                 "postback": {"url_template": "%s", "method": "POST_JSON", "timeout": "PT5S",
                   "statuses": {"approved": "1", "sale": "2", "rebill": "3"},
                   "headers": {"Authorization": "Bearer t0k3n", "X-Click": "{click_id}"},
                   "success": {"statuses": ["200", "202-204"], "body": "ok"},
                   "payout": {"share": "12.5", "overrides": [{"goal": "sale", "fixed": {"amount": "1", "currency": "EUR"}}]},
                   "events": {"sale": {"url_template": "https://network.example/sale?c={click_id}&token=t0k3n", "method": "GET"}},
                   "signature": {"scheme": "md5_secret_first", "secrets": ["old-secret"], "fields": ["click_id", "ts"]}}}""".formatted(TEMPLATE);

        Reply added = service.post(NETWORKS, body);
        JsonNode shown = service.get(NETWORKS + "/whole").json();
        String analysts = asAnalyst(NETWORKS + "/whole").body();

        assertThat(added.status()).as(added.body()).isEqualTo(201);
        assertThat(shown).isEqualTo(added.json());
        assertThat(shown.path("click_id_parameter").asString()).isEqualTo("cid");
        assertThat(shown.path("postback").toString())
                .contains("\"signature\":{\"secrets\":1,\"scheme\":\"md5_secret_first\"")
                .contains("Bearer t0k3n")
                .doesNotContain("old-secret");
        assertThat(analysts)
                .doesNotContain("t0k3n")
                .contains("\"Authorization\":\"***\"")
                .contains("\"X-Click\":\"{click_id}\"");
        Eventually.within(
                Duration.ofSeconds(10), () -> assertThat(told("whole")).hasSize(1));
        assertThat(told("whole").getFirst().otherClickIdParameters()).containsExactly("click_id");
        assertThat(told("whole").getFirst().subParameters()).containsOnly(Map.entry("s4", "sub4"));

        Reply kept = service.put(NETWORKS + "/whole", networkJson("whole", TEMPLATE, "GET", STATUSES, ""));
        assertThat(kept.json().path("postback").toString())
                .contains("\"scheme\":\"md5_secret_first\"")
                .doesNotContain("headers");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"headers\": {\"Host\": \"x\"}",
                "\"headers\": {\"Transfer-Encoding\": \"x\"}",
                "\"headers\": {\"X-A\": \"a\\r\\nX-B: b\"}",
                "\"headers\": {\"X A\": \"a\"}",
                "\"headers\": {\"X-A\": \"a\", \"x-a\": \"b\"}",
                "\"headers\": {\"X-A\": \"{nope}\"}",
                "\"success\": {\"statuses\": [\"400-499\"]}",
                "\"success\": {\"statuses\": []}",
                "\"success\": {\"statuses\": [\"299-200\"]}",
                "\"success\": {\"body\": \"*\"}",
                "\"payout\": {\"share\": \"0\"}",
                "\"payout\": {\"share\": \"100.1\"}",
                "\"payout\": {\"share\": \"5\", \"fixed\": {\"amount\": \"1\", \"currency\": \"USD\"}}",
                "\"payout\": {\"fixed\": {\"amount\": \"1,5\", \"currency\": \"USD\"}}",
                "\"payout\": {\"fixed\": {\"amount\": \"1\", \"currency\": \"usd\"}}",
                "\"payout\": {\"overrides\": [{\"share\": \"5\"}]}",
                "\"events\": {\"paid\": {}}",
                "\"events\": {\"approved\": {\"method\": \"PUT\"}}",
                "\"events\": {\"approved\": {\"url_template\": \"https://127.0.0.1/?c={click_id}\"}}",
                "\"events\": {\"approved\": {\"url_template\": \"https://n.example/?c={click_id}&c=1\", \"method\": \"POST_JSON\"}}",
                "\"timeout\": \"PT11S\"",
                "\"timeout\": \"PT0S\"",
                "\"signature\": {\"scheme\": \"crc32\", \"secrets\": [\"long-enough\"]}",
                "\"signature\": {\"scheme\": \"hmac_sha256\", \"fields\": [\"ts\"]}",
                "\"signature\": {\"scheme\": \"hmac_sha256\", \"secrets\": [\"long-enough\"]}",
                "\"signature\": {\"scheme\": \"hmac_sha256\", \"secrets\": [\"long-enough\"], \"fields\": [\"nope\"]}",
                "\"signature\": {\"scheme\": \"hmac_sha256\", \"secrets\": [\"a\", \"b\"], \"fields\": [\"ts\"]}",
                "\"statuses\": null",
            })
    void whatAPostbackCannotBeIsRefused(String field) {
        Reply reply = service.post(NETWORKS, networkJson("wrong", TEMPLATE, "GET", STATUSES, ", " + field));

        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"click_id_parameters\": [\"other\"]",
                "\"click_id_parameters\": []",
                "\"click_id_parameters\": [\"uid\", \"uid\"]",
                "\"click_id_parameters\": [\"uid\", \"a b\"]",
                "\"sub_parameters\": {\"s1\": \"sub11\"}",
                "\"sub_parameters\": {\"s1\": \"sub1\", \"s2\": \"sub1\"}",
                "\"rate_limit\": {\"count\": 0, \"per\": \"PT1M\"}",
                "\"rate_limit\": {\"count\": 1, \"per\": \"PT0.5S\"}",
                "\"rate_limit\": {\"count\": 1}",
                "\"schedule\": \"sometimes\"",
                "\"schedule\": [{\"days\": [], \"from\": \"09:00\", \"to\": \"18:00\"}]",
                "\"time_zone\": \"Mars/Olympus\"",
                "\"name\": \"\"",
            })
    void whatANetworkCannotBeIsRefused(String field) {
        String body = networkJson("wrong", TEMPLATE, "GET", STATUSES, "");
        Reply reply = service.post(NETWORKS, body.substring(0, body.lastIndexOf('}')) + "," + field + "}");

        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
    }

    @Test
    void everyPresetCanBeCopied() {
        JsonNode presets = service.get(NETWORKS + "/presets").json().path("items");

        assertThat(presets)
                .extracting(preset -> preset.path("name").asString())
                .containsExactly(
                        "admitad",
                        "adspirin",
                        "affise",
                        "altercpa",
                        "binom",
                        "heypay",
                        "keitaro",
                        "leads-tech",
                        "voluum");
        for (JsonNode preset : presets) {
            String name = preset.path("name").asString();
            JsonNode whole = service.get(NETWORKS + "/presets/" + name).json();
            String network = whole.path("network").toString();
            Reply saved = service.post(NETWORKS, "{\"slug\": \"preset-" + name + "\", " + network.substring(1));
            Reply preview = service.post(NETWORKS + "/preview", "{\"network\": " + network + "}");

            assertThat(saved.status()).as(name + saved.body()).isEqualTo(201);
            assertThat(preview.json().path("sendable").asBoolean())
                    .as(preview.body())
                    .isTrue();
            assertThat(preview.json().path("url").asString()).startsWith("https://tracker.example/");
            assertThat(preset.path("source").isString())
                    .isEqualTo(preset.path("public_format").asBoolean());
        }
        assertThat(service.get(NETWORKS + "/presets/nope").code()).isEqualTo("unknown_preset");
        assertThat(codeOf(networkJson("presets", TEMPLATE, "GET", STATUSES, "")))
                .isEqualTo("invalid_slug");
    }

    @Test
    void noHostileTargetIsSaved() {
        List<String> saved = new ArrayList<>();
        HostileTargets.authorities().forEach(authority -> {
            Reply reply = service.addNetwork("hostile", "http://" + authority + "/pb?cid={click_id}", STATUSES);
            if (reply.status() != 400) {
                saved.add(authority + " -> " + reply);
            }
        });

        assertThat(saved).isEmpty();
        assertThat(service.get(NETWORKS + "/hostile").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/networks?cursor=%00",
                "/api/v1/networks?limit=x",
                "/api/v1/networks/%00",
                "/api/v1/networks/%20",
                "/api/v1/postbacks?network=%00",
                "/api/v1/postbacks?state=a%00",
                "/api/v1/postbacks?conversion=x",
                "/api/v1/postbacks?limit=99999999999",
                "/api/v1/postbacks?cursor=!",
                // +999999999-12-31T00:00:00Z and an id, as the cursors of this list once were
                "/api/v1/postbacks?cursor=Kzk5OTk5OTk5OS0xMi0zMVQwMDowMDowMFp-MDAwMDAwMDAtMDAwMC0wMDAwLTAwMDAtMDAwMDAwMDAwMDAx",
                // the cursor of a list whose ids are slugs
                "/api/v1/postbacks?cursor=MjAyNi0wMy0wMlQxMjowMDowMFogc3ByaW5nLXNhbGUgMA",
                "/api/v1/postbacks/%20",
                "/api/v1/postbacks/x",
            })
    void rubbishInAnAddressIsTheCallersMistake(String address) {
        assertThat(service.get(address).status()).isEqualTo(400);
    }

    @Test
    void aListIsReadPageByPage() {
        for (int i = 0; i < 5; i++) {
            service.post(NETWORKS, networkJson("page-" + i, TEMPLATE, "GET", STATUSES, ""));
        }

        JsonNode first = service.get(NETWORKS + "?limit=2&cursor=page-").json();
        JsonNode second = service.get(NETWORKS + "?limit=2&cursor="
                        + first.path("next_cursor").asString())
                .json();

        assertThat(first.path("items"))
                .extracting(item -> item.path("slug").asString())
                .containsExactly("page-0", "page-1");
        assertThat(second.path("items"))
                .extracting(item -> item.path("slug").asString())
                .containsExactly("page-2", "page-3");
    }

    @Test
    void aPageThatIsJustFullIsTheLast() {
        service.post(NETWORKS, networkJson("zzz-last", TEMPLATE, "GET", STATUSES, ""));

        JsonNode last = service.get(NETWORKS + "?limit=1&cursor=zzz").json();

        assertThat(last.path("items"))
                .extracting(item -> item.path("slug").asString())
                .containsExactly("zzz-last");
        assertThat(last.path("next_cursor").isString()).isFalse();
    }

    @Test
    void strangersSeeNothingAndAnalystsDoNotSeePasswords() {
        service.post(NETWORKS, networkJson("private", TEMPLATE, "GET", STATUSES, ""));
        String token = analystsToken();

        assertThat(RunningService.send(service.to(NETWORKS).GET()).status()).isEqualTo(401);
        Reply shown = asAnalyst(NETWORKS + "/private");
        Reply refused = RunningService.send(service.to(NETWORKS + "/private/disable")
                .header("Authorization", "Bearer " + token)
                .POST(java.net.http.HttpRequest.BodyPublishers.noBody()));
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.body()).doesNotContain("t0k3n").contains("token=***");
        assertThat(refused.status()).isEqualTo(403);
    }

    private static Reply asAnalyst(String path) {
        return RunningService.send(service.to(path)
                .header("Authorization", "Bearer " + analystsToken())
                .GET());
    }

    private static String analystsToken() {
        return service.bean(AccessTokens.class)
                .issue(new Caller("ann", Role.ANALYST), Instant.now(), Duration.ofMinutes(5));
    }

    private static String codeOf(String body) {
        return service.post(NETWORKS, body).code();
    }

    private static String templateOf(String slug) {
        return service.get(NETWORKS + "/" + slug)
                .json()
                .path("postback")
                .path("url_template")
                .asString();
    }

    private static List<NetworkChanged> told(String slug) {
        return service.said(Topic.NETWORKS, NetworkChanged.class).stream()
                .filter(event -> event.network().value().equals(slug))
                .toList();
    }
}
