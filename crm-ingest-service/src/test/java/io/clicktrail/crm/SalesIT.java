package io.clicktrail.crm;

import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

import io.clicktrail.event.DealEvent.DealStatusChanged;
import io.clicktrail.event.NotificationEvent.NotificationRequested;
import io.clicktrail.event.PurchaseEvent.Confidence;
import io.clicktrail.event.PurchaseEvent.SaleClosed;
import io.clicktrail.event.PurchaseEvent.SaleReopened;
import io.clicktrail.event.Topic;
import io.clicktrail.testsupport.EventTopics;
import io.clicktrail.testsupport.Eventually;
import io.clicktrail.testsupport.RealServers;
import io.clicktrail.testsupport.ServiceEnvironment;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/** Hooks in, sales out: over HTTP, Kafka and PostgreSQL as they really are. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles("sample")
@ExtendWith(OutputCaptureExtension.class)
class SalesIT {

    private static final ServiceEnvironment ENVIRONMENT = RealServers.forService("crm");
    private static final EventTopics TOPICS = new EventTopics(ENVIRONMENT);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final AtomicLong LEADS = new AtomicLong(1_000);
    private static final String CHAT = "@sales_of_all";
    private static final String MUHAS_CHAT = "@sales_of_muha";
    private static final long EXPRESS = 10350882;
    private static final long FLAGSHIP = 10418746;
    private static final long SOME_TIME = 1_763_700_000;

    @DynamicPropertySource
    static void environment(DynamicPropertyRegistry registry) {
        ENVIRONMENT.properties().forEach((name, value) -> registry.add(name, () -> value));
        registry.add("CRM_SALES_CHATS", () -> CHAT);
        registry.add("SAMPLE_CHAT_MUHA", () -> MUHAS_CHAT);
        TOPICS.publish(SampleTeams.published());
    }

    @LocalServerPort
    private int port;

    private CrmOutside crm;
    private long lead;

    @BeforeEach
    void aNewLead() {
        crm = new CrmOutside(ENVIRONMENT, port);
        lead = LEADS.incrementAndGet();
    }

    @Test
    void theSameHookFiveTimesAtOnceIsOneSaleAndOneMessage() {
        String hook = Hook.won(lead, EXPRESS)
                .price("5000")
                .at(SOME_TIME)
                .field(434731, "fb_kenesary")
                .field(434729, "tripwire_test_1")
                .body();

        List<CompletableFuture<Integer>> answers =
                IntStream.range(0, 5).mapToObj(i -> crm.hookAtOnce(hook)).toList();

        assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(200));
        Eventually.within(PATIENCE, () -> assertThat(hooksAbout(lead)).isEqualTo(5));
        Eventually.within(PATIENCE, () -> assertThat(salesClosed()).hasSize(1));
        assertThat(salesClosed().getFirst()).satisfies(sale -> {
            assertThat(sale.amount().plainAmount()).isEqualTo("5000");
            assertThat(sale.team()).isEqualTo("Kenesary");
            assertThat(sale.confidence()).isEqualTo(Confidence.HIGH);
            assertThat(sale.utm()).containsEntry("campaign", "tripwire_test_1");
        });
        Eventually.within(
                PATIENCE,
                () -> assertThat(messagesAbout(lead))
                        .singleElement()
                        .satisfies(message -> assertThat(message.text())
                                .startsWith("🎉 НОВАЯ ПРОДАЖА!\n\n👑 Таргетолог: Kenesary\n👤 Клиент: Анна " + lead)));
        assertThat(crm.count("select count(*) from sale where lead_id = " + lead))
                .isOne();
        assertThat(crm.count("select count(*) from deal_status where lead_id = " + lead))
                .isOne();
    }

    @Test
    void twoDifferentChangesWithinOneSecondAreBothKept() {
        crm.hook(Hook.change(lead, EXPRESS, 81856842, 81854574).at(SOME_TIME).body());
        crm.hook(Hook.change(lead, EXPRESS, 82174958, 81856842).at(SOME_TIME).body());
        crm.hook(Hook.change(lead, EXPRESS, 82174958, 81856842).at(SOME_TIME).body());

        Eventually.within(
                PATIENCE,
                () -> assertThat(changes())
                        .extracting(DealStatusChanged::status)
                        .containsExactly(81856842L, 82174958L));
        Eventually.within(PATIENCE, () -> assertThat(hooksAbout(lead)).isEqualTo(3));
        assertThat(crm.count("select count(*) from deal_status where lead_id = " + lead))
                .isEqualTo(2);
    }

    @Test
    void aTruncatedBodyIsAnsweredKeptAndShownForReview() {
        String whole = Hook.won(lead, EXPRESS).at(SOME_TIME).body();
        String cut = whole.substring(0, whole.length() - 10);

        assertThat(crm.hook(cut)).isEqualTo(200);

        JsonNode hook = eventuallyInReview("truncated_body", cut.length());
        assertThat(crm.adminGet("/api/amocrm/hooks/" + hook.path("id").asString())
                        .path("body")
                        .asString())
                .isEqualTo(cut);
        HttpResponse<String> retried =
                crm.adminPost("/api/amocrm/hooks/" + hook.path("id").asString() + "/retry", "");
        assertThat(retried.statusCode()).isEqualTo(200);
        assertThat(CrmOutside.json(retried).path("outcome").asString()).isEqualTo("needs_review");
        assertThat(crm.count("select count(*) from sale where lead_id = " + lead))
                .isZero();
    }

    @Test
    void aHookThatIsReadAgainHasItsEffectOnce() {
        crm.hook(Hook.won(lead, EXPRESS).price("5000").at(SOME_TIME).body());
        Eventually.within(PATIENCE, () -> assertThat(salesClosed()).hasSize(1));
        String id = crm.adminGet("/api/amocrm/hooks?state=applied&limit=1")
                .path("hooks")
                .get(0)
                .path("id")
                .asString();

        assertThat(CrmOutside.json(crm.adminPost("/api/amocrm/hooks/" + id + "/retry", ""))
                        .path("outcome")
                        .asString())
                .isEqualTo("duplicate");
        assertThat(crm.count("select count(*) from sale where lead_id = " + lead))
                .isOne();
        assertThat(crm.count("select readings from raw_hook where id = '" + id + "'"))
                .isEqualTo(2);
    }

    @Test
    void lostDealsAndOtherPipelinesAreNoSales() {
        crm.hook(Hook.change(lead, EXPRESS, 143, 1).at(SOME_TIME).body());
        crm.hook(Hook.won(lead, 9966).price("5000").at(SOME_TIME + 1).body());

        Eventually.within(PATIENCE, () -> assertThat(changes()).hasSize(2));
        assertThat(crm.count("select count(*) from sale where lead_id = " + lead))
                .isZero();
        assertThat(crm.count("select count(*) from raw_hook where reason = 'other_pipeline'"))
                .isPositive();
    }

    @Test
    void aReopenedSaleIsTakenBackAndMayBeWonAgain() {
        crm.hook(Hook.won(lead, EXPRESS).price("5000").at(SOME_TIME).body());
        crm.hook(Hook.change(lead, EXPRESS, 81854618, 142).at(SOME_TIME + 60).body());
        crm.hook(Hook.won(lead, EXPRESS).price("6000").at(SOME_TIME + 120).body());

        Eventually.within(PATIENCE, () -> assertThat(salesClosed()).hasSize(2));
        assertThat(crm.said(Topic.PURCHASES, SaleReopened.class, key()))
                .singleElement()
                .satisfies(
                        reopened -> assertThat(reopened.amount().plainAmount()).isEqualTo("5000"));
        assertThat(historyOf(lead))
                .extracting(sale -> sale.path("state").asString())
                .containsExactly("closed", "reopened");
    }

    @Test
    void aReopeningThatArrivesFirstLeavesNothingStanding() {
        crm.hook(Hook.change(lead, EXPRESS, 81854618, 142).at(SOME_TIME + 60).body());
        crm.hook(Hook.won(lead, EXPRESS).price("5000").at(SOME_TIME).body());

        Eventually.within(
                PATIENCE,
                () -> assertThat(crm.said(Topic.PURCHASES, SaleReopened.class, key()))
                        .hasSize(1));
        assertThat(salesClosed()).hasSize(1);
        assertThat(messagesAbout(lead)).isEmpty();
    }

    @Test
    void aShortHookIsKeptAsASaleThatAwaitsItsDetails() {
        crm.hook(Hook.won(lead, FLAGSHIP).set("[name]", "").price("").body());
        Eventually.within(
                PATIENCE,
                () -> assertThat(crm.count("select count(*) from sale where lead_id = " + lead))
                        .isOne());

        crm.hook(Hook.won(lead, EXPRESS).at(SOME_TIME).body());
        Eventually.within(PATIENCE, () -> assertThat(hooksAbout(lead)).isEqualTo(2));
        assertThat(historyOf(lead))
                .hasSize(1)
                .first()
                .satisfies(sale ->
                        assertThat(sale.path("amount_source").asString()).isEqualTo("default"));
    }

    @Test
    void everyShapeOfFieldsIsReadFromTheWire() {
        crm.post(
                "/api/amocrm/sales-webhook?key=" + CrmOutside.SECRET,
                ("leads[status][7][pipeline_id]=" + EXPRESS + "&leads[status][7][custom_fields][99999999999][id]=434725"
                                + "&leads[status][7][custom_fields][99999999999][values][value]=-P0abcdefghijklmnopqrstuvwxyz0"
                                + "&account[subdomain]=example&leads[status][7][status_id]=142&leads[status][7][price]=5000"
                                + "&leads[status][7][name]=Иван%zz\u0000&leads[status][7][id]=" + lead)
                        .getBytes(Charset.forName("windows-1251")));

        Eventually.within(
                PATIENCE,
                () -> assertThat(salesClosed())
                        .singleElement()
                        .satisfies(sale ->
                                assertThat(String.valueOf(sale.click())).isEqualTo("-P0abcdefghijklmnopqrstuvwxyz0")));
        assertThat(historyOf(lead).getFirst().path("lead_name").asString()).isEqualTo("Иван%zz");
    }

    @Test
    void onlyTheSecretOpensTheDoor() {
        long before = crm.count("select count(*) from raw_hook");
        byte[] hook = Hook.won(lead, EXPRESS).body().getBytes(StandardCharsets.UTF_8);

        assertThat(List.of(
                        crm.post("/api/amocrm/sales-webhook", hook),
                        crm.post("/api/amocrm/sales-webhook/wrong", hook),
                        crm.post("/api/amocrm/funnel-sale?key=wrong", hook)))
                .allSatisfy(answer -> {
                    assertThat(answer.statusCode()).isEqualTo(404);
                    assertThat(CrmOutside.json(answer).path("code").asString()).isEqualTo("not_found");
                });
        assertThat(crm.get("/api/amocrm/sales-stats?start=2026-01-01&end=2026-12-31")
                        .statusCode())
                .isEqualTo(401);
        assertThat(crm.count("select count(*) from raw_hook")).isEqualTo(before);
    }

    @Test
    void bytesThatMeanNothingAreTakenAndTooManyAreNot() {
        byte[] garbage = {(byte) 0xff, 0, '&', '%', '=', '[', ']', (byte) 0xc3};

        assertThat(crm.post("/api/amocrm/funnel-sale/" + CrmOutside.SECRET, garbage)
                        .statusCode())
                .isEqualTo(200);
        assertThat(crm.post("/api/amocrm/funnel-sale/" + CrmOutside.SECRET, new byte[0])
                        .statusCode())
                .isEqualTo(200);
        assertThat(crm.post("/api/amocrm/funnel-sale/" + CrmOutside.SECRET, new byte[2 << 20])
                        .statusCode())
                .isEqualTo(413);
        eventuallyInReview("empty_body", 0);
        eventuallyInReview("no_account", garbage.length);
    }

    @Test
    void figuresCountWhatStands() {
        crm.hook(Hook.won(lead, FLAGSHIP)
                .price("490000")
                .at(SOME_TIME)
                .field(434731, "ar_sale")
                .body());
        Eventually.within(PATIENCE, () -> assertThat(salesClosed()).hasSize(1));

        JsonNode stats = crm.adminGet("/api/amocrm/sales-stats?start=2025-11-01&end=2025-11-30");

        assertThat(stats.path("teams")
                        .valueStream()
                        .filter(team -> team.path("targetologist").asString("").equals("Arystan")))
                .singleElement()
                .satisfies(team -> {
                    assertThat(team.path("sales_count").asLong()).isOne();
                    assertThat(team.path("total_revenue").asString()).isEqualTo("490000");
                    assertThat(team.path("currency").asString()).isEqualTo("KZT");
                    assertThat(team.path("emoji").asString()).isEqualTo("🦁");
                });
    }

    @Test
    void aTeamHearsOfItsOwnSales() {
        crm.hook(Hook.won(lead, EXPRESS)
                .price("5000")
                .at(SOME_TIME)
                .field(434731, "yourmarketolog")
                .body());

        Eventually.within(
                PATIENCE,
                () -> assertThat(crm.said(Topic.NOTIFICATIONS, NotificationRequested.class, MUHAS_CHAT))
                        .filteredOn(message -> message.text().contains("Анна " + lead))
                        .hasSize(1));
    }

    @Test
    void aTeamThatIsPublishedWhileTheServiceRunsHasTheSalesFromThenOn() {
        TOPICS.publish(SampleTeams.published("Otter", "🦦", "fb_otter", List.of("otter_sale")));
        Eventually.within(
                PATIENCE,
                () -> assertThat(crm.adminPost(
                                        "/api/amocrm/test-sale-notification",
                                        "{\"targetologist\":\"otter\",\"sale_amount\":1}")
                                .statusCode())
                        .isEqualTo(202));

        crm.hook(Hook.won(lead, EXPRESS)
                .price("5000")
                .at(SOME_TIME)
                .field(434731, "otter_sale")
                .body());

        Eventually.within(
                PATIENCE,
                () -> assertThat(salesClosed()).singleElement().satisfies(sale -> {
                    assertThat(sale.team()).isEqualTo("Otter");
                    assertThat(sale.confidence()).isEqualTo(Confidence.MEDIUM);
                }));
    }

    @Test
    void theChatsCanBeTried() {
        HttpResponse<String> sent = crm.adminPost("/api/amocrm/test-sale-notification", """
                {"targetologist":"kenesary","contact_name":"Тестовый Клиент","sale_amount":5000,"product_name":"Пробный"}
                """);

        assertThat(sent.statusCode()).isEqualTo(202);
        Eventually.within(
                PATIENCE,
                () -> assertThat(messagesContaining("Тестовый Клиент"))
                        .singleElement()
                        .satisfies(message ->
                                assertThat(message.text()).contains("💰 Сумма: 5,000 ₸", "Kenesary, ПОЗДРАВЛЯЕМ!")));
        assertThat(crm.adminPost(
                                "/api/amocrm/test-sale-notification",
                                "{\"targetologist\":\"nobody\",\"sale_amount\":1}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void theIntegrationTellsHowItFares() {
        crm.hook(Hook.change(lead, EXPRESS, 5, 4).at(SOME_TIME).body());
        Eventually.within(PATIENCE, () -> assertThat(changes()).hasSize(1));

        JsonNode integration = crm.adminGet("/api/integrations/amocrm");

        assertThat(integration.path("status").asString()).isEqualTo("receiving");
        assertThat(integration.path("configured_pipelines").asInt()).isEqualTo(2);
        assertThat(integration.path("api").asString()).isEqualTo("not_configured");
    }

    @Test
    void aBuyerIsKnownAgainByAHashOfTheirPhoneInEveryLead(CapturedOutput log) {
        long another = LEADS.incrementAndGet();
        crm.hook(Hook.change(lead, EXPRESS, 5, 4)
                .at(SOME_TIME)
                .field(434741, "+7 701 555 01 24")
                .field(434725, "-P0abcdefghijklmnopqrstuvwxyz0")
                .body());
        crm.hook(Hook.won(another, EXPRESS)
                .at(SOME_TIME)
                .field(434741, "8 (701) 555-01-24")
                .field(434743, "Anna.K@example.org")
                .body());

        Eventually.within(
                PATIENCE,
                () -> assertThat(crm.said(Topic.PURCHASES, SaleClosed.class, "example:" + another))
                        .hasSize(1));
        Eventually.within(PATIENCE, () -> assertThat(changes()).hasSize(1));
        SaleClosed sale = crm.said(Topic.PURCHASES, SaleClosed.class, "example:" + another)
                .getFirst();
        DealStatusChanged change = changes().getFirst();
        assertThat(requireNonNull(sale.contact()).phone())
                .isNotNull()
                .isEqualTo(requireNonNull(change.contact()).phone());
        assertThat(change.click()).hasToString("-P0abcdefghijklmnopqrstuvwxyz0");
        assertThat(sale + " " + change + log)
                .doesNotContainIgnoringCase("anna.k@")
                .doesNotContain("701 555 01 24", "555-01-24", "77015550124");
    }

    @Test
    void whoTheCustomerIsStaysOutOfTheLog(CapturedOutput log) {
        String body = Hook.won(lead, EXPRESS)
                .set("[name]", "Анна +7 701 555 01 23 anna@example.org")
                .at(SOME_TIME)
                .body();
        crm.hook(body);
        crm.hook(body.substring(0, body.length() - 10));

        Eventually.within(PATIENCE, () -> assertThat(salesClosed()).hasSize(1));
        Eventually.within(PATIENCE, () -> assertThat(log).contains("needs review: truncated_body"));
        assertThat(log).doesNotContain("555 01 23", "anna@example.org", CrmOutside.SECRET);
    }

    private String key() {
        return "example:" + lead;
    }

    private List<SaleClosed> salesClosed() {
        return crm.said(Topic.PURCHASES, SaleClosed.class, key());
    }

    private List<DealStatusChanged> changes() {
        return crm.said(Topic.DEALS, DealStatusChanged.class, key());
    }

    private List<NotificationRequested> messagesAbout(long customer) {
        return messagesContaining("Клиент: Анна " + customer);
    }

    private List<NotificationRequested> messagesContaining(String text) {
        return crm.said(Topic.NOTIFICATIONS, NotificationRequested.class, CHAT).stream()
                .filter(message -> message.text().contains(text))
                .toList();
    }

    private long hooksAbout(long lead) {
        return crm.count(
                "select count(*) from raw_hook where position('%5Bid%5D=" + lead + "&' in encode(body, 'escape')) > 0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/amocrm/sales-history?start=2025-01-01&end=2025-01-02&targetologist=%00",
                "/api/amocrm/sales-history?start=2025-02-30&end=2025-03-01",
                "/api/amocrm/sales-history?start=%2B999999999-12-31&end=%2B999999999-12-31",
                "/api/amocrm/sales-stats?start=-4800-01-01&end=-4800-01-01",
                "/api/amocrm/hooks?cursor=x",
                "/api/amocrm/hooks?state=%00",
                "/api/amocrm/hooks/%20",
            })
    void rubbishInAnAddressIsTheCallersMistake(String address) {
        assertThat(crm.adminGet(address).path("status").asInt()).isEqualTo(400);
    }

    private JsonNode eventuallyInReview(String reason, int size) {
        Eventually.within(PATIENCE, () -> assertThat(inReview(reason, size)).isNotEmpty());
        return inReview(reason, size).getFirst();
    }

    private List<JsonNode> inReview(String reason, int size) {
        return crm.adminGet("/api/amocrm/hooks?state=needs_review")
                .path("hooks")
                .valueStream()
                .filter(hook -> hook.path("reason").asString().equals(reason))
                .filter(hook -> hook.path("size").asInt() == size)
                .toList();
    }

    private List<JsonNode> historyOf(long lead) {
        return crm.adminGet("/api/amocrm/sales-history?start=2025-01-01&end=2029-12-31")
                .path("sales")
                .valueStream()
                .filter(sale -> sale.path("lead_id").asLong() == lead)
                .toList();
    }
}
