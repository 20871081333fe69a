package io.clicktrail.crm.hook;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.clicktrail.crm.contact.ContactHasher;
import io.clicktrail.crm.contact.ContactReader;
import io.clicktrail.crm.contact.ContactSettings;
import io.clicktrail.crm.deal.LeadDetails;
import io.clicktrail.crm.deal.StatusChange;
import io.clicktrail.crm.deal.StatusChange.Stage;
import io.clicktrail.crm.form.HookForm;
import io.clicktrail.crm.sale.Pipeline;
import io.clicktrail.crm.sale.Pipelines;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.EventId;
import io.clicktrail.event.Lead;
import io.clicktrail.event.RawBody;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

class HookReaderTest {

    private static final Instant RECEIVED = Instant.parse("2026-11-21T10:00:00Z");
    private static final String CLICK = "-P0abcdefghijklmnopqrstuvwxyz0";
    private static final String ACCOUNT = "&account[subdomain]=Example&account[id]=17769199";
    private static final String WON = """
            leads[status][0][id]=10701093&leads[status][0][name]=Express&leads[status][0][status_id]=142\
            &leads[status][0][old_status_id]=20067736&leads[status][0][price]=5000\
            &leads[status][0][last_modified]=1539782664&leads[status][0][pipeline_id]=8\
            """;

    private static final ContactReader CONTACTS = new ContactReader(
            new ContactSettings(List.of(434741L), List.of(434743L)),
            new ContactHasher("a key of a test".getBytes(StandardCharsets.UTF_8)));

    private final HookReader reader = new HookReader(
            Set.of(),
            new ChangeReader(
                    new Pipelines(List.of(
                            new Pipeline(8, "Course", "KZT", null, true),
                            new Pipeline(9, "Flagship", "KZT", null, false))),
                    new LeadReader(Map.of("source", List.of(434731L, 999L), "content", List.of(434725L)), CONTACTS)));

    @Test
    void aWonLeadIsAChangeThatClosesASale() {
        StatusChange change = onlyChange(WON + ACCOUNT);

        assertThat(change.lead()).isEqualTo(new Lead("example", 10701093));
        assertThat(change.stage()).isEqualTo(new Stage(8, 142));
        assertThat(change.previous()).isEqualTo(new Stage(8, 20067736));
        assertThat(change.at()).isEqualTo(Instant.ofEpochSecond(1539782664));
        assertThat(change.closesSale()).isTrue();
        assertThat(change.details().name()).isEqualTo("Express");
        assertThat(change.details().price()).isEqualTo(new BigDecimal(5000));
    }

    @Test
    void theShortHookOfTheDigitalPipelineIsEnoughForAChange() {
        StatusChange change = onlyChange("""
                leads[status][0][id]=2050297&leads[status][0][status_id]=142&leads[status][0][pipeline_id]=8\
                &leads[status][0][old_status_id]=35572897&leads[status][0][old_pipeline_id]=9\
                &account[id]=29085955&account[subdomain]=example\
                """);

        assertThat(change.previous()).isEqualTo(new Stage(9, 35572897));
        assertThat(change.at()).isEqualTo(RECEIVED);
        assertThat(change.details().price()).isNull();
        assertThat(change.closesSale()).isTrue();
    }

    @Test
    void theSameHookAgainMakesTheSameKeyAndAnotherSecondAnother() {
        assertThat(onlyChange(WON + ACCOUNT).key())
                .isEqualTo(onlyChange(WON + ACCOUNT).key());
        assertThat(onlyChange(WON + ACCOUNT).key())
                .isNotEqualTo(onlyChange(WON.replace("1539782664", "1539782665") + ACCOUNT)
                        .key());
        assertThat(onlyChange(WON + ACCOUNT).key())
                .isNotEqualTo(onlyChange(WON.replace("old_status_id]=20067736", "old_status_id]=1") + ACCOUNT)
                        .key());
    }

    static Stream<Arguments> shapesOfValues() {
        return Stream.of(
                Arguments.of("a list of values", "[values][0][value]=fb_lynx"),
                Arguments.of("a bare value", "[values][0]=fb_lynx"),
                Arguments.of("a value without an index", "[values][value]=fb_lynx"),
                Arguments.of(
                        "a value beside its enum",
                        "[values][0][enum]=5&leads[status][0][custom_fields][3][values][0][value]=fb_lynx"),
                Arguments.of("a huge index", "[values][99999999999999999999][value]=fb_lynx"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapesOfValues")
    void aFieldIsReadInEveryShapeAmoCrmHas(String label, String value) {
        String field = "&leads[status][0][custom_fields][3][id]=434731&leads[status][0][custom_fields][3]" + value;

        assertThat(onlyChange(WON + field + ACCOUNT).details().utm()).isEqualTo(Map.of("source", "fb_lynx"));
    }

    @Test
    void ofSeveralFieldsTheMostTrustedOneWithAValueCounts() {
        assertThat(onlyChange(WON + field(0, 999, "old") + field(1, 434731, "main") + ACCOUNT)
                        .details()
                        .utm())
                .isEqualTo(Map.of("source", "main"));
        assertThat(onlyChange(WON + field(0, 999, "old") + field(1, 434731, "") + ACCOUNT)
                        .details()
                        .utm())
                .isEqualTo(Map.of("source", "old"));
    }

    @Test
    void whomALeadIsAboutIsKnownAgainAndNeverSaid() {
        LeadDetails once = onlyChange(
                        WON + field(0, 434741, "8 (705) 123-45-67") + field(1, 434743, "Anna@Example.org") + ACCOUNT)
                .details();
        LeadDetails again =
                onlyChange(WON + field(0, 434741, "%2B77051234567") + ACCOUNT).details();

        assertThat(requireNonNull(again.contact()).phone())
                .isEqualTo(requireNonNull(once.contact()).phone());
        assertThat(once.toString()).doesNotContainIgnoringCase("anna@").doesNotContain("7051234567", "123-45-67");
        assertThat(onlyChange(WON + field(0, 434741, "ask her") + ACCOUNT)
                        .details()
                        .contact())
                .isNull();
    }

    @Test
    void ourOwnClickIsFoundInAnyMark() {
        assertThat(onlyChange(WON + field(0, 434725, CLICK) + ACCOUNT).details().click())
                .isEqualTo(new ClickId(CLICK));
    }

    @Test
    void aPriceOfNothingIsNoPrice() {
        assertThat(onlyChange(WON.replace("price]=5000", "price]=0") + ACCOUNT)
                        .details()
                        .price())
                .isNull();
    }

    static Stream<Arguments> bodiesForReview() {
        return Stream.of(
                Arguments.of("empty", "", Reason.EMPTY_BODY),
                Arguments.of("cut in a key", WON + "&account[subd", Reason.TRUNCATED_BODY),
                Arguments.of("cut between fields", WON, Reason.NO_ACCOUNT),
                Arguments.of("broken json", "{\"leads\":", Reason.BROKEN_JSON),
                Arguments.of("no lead", WON.replace("[id]", "[ident]") + ACCOUNT, Reason.INCOMPLETE_CHANGE),
                Arguments.of("no pipeline", WON.replace("pipeline_id", "p") + ACCOUNT, Reason.INCOMPLETE_CHANGE),
                Arguments.of(
                        "an id beyond all numbers",
                        WON.replace("10701093", "9".repeat(30)) + ACCOUNT,
                        Reason.INCOMPLETE_CHANGE),
                Arguments.of(
                        "a price that is none",
                        WON.replace("price]=5000", "price]=1e999999") + ACCOUNT,
                        Reason.ODD_PRICE),
                Arguments.of("a negative price", WON.replace("price]=5000", "price]=-5") + ACCOUNT, Reason.ODD_PRICE));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("bodiesForReview")
    void whatCannotBeUnderstoodSaysWhy(String label, String body, Reason why) {
        Reading reading = read(body, Endpoint.SALES_WEBHOOK);

        assertThat(reading.flaw()).isEqualTo(why);
        assertThat(reading.changes()).isEmpty();
    }

    @Test
    void anImpossibleTimeIsNoTime() {
        assertThat(onlyChange(WON.replace("1539782664", "999999999999999") + ACCOUNT)
                        .at())
                .isEqualTo(RECEIVED);
    }

    @Test
    void oneBadChangeDoesNotTakeTheGoodOnesAlong() {
        Reading reading = read(WON + "&leads[status][1][id]=x" + ACCOUNT, Endpoint.SALES_WEBHOOK);

        assertThat(reading.flaw()).isEqualTo(Reason.INCOMPLETE_CHANGE);
        assertThat(reading.changes()).hasSize(1);
    }

    static Stream<Arguments> whatIsNoSale() {
        return Stream.of(
                Arguments.of("lost", WON.replace("=142", "=143"), Endpoint.SALES_WEBHOOK, null),
                Arguments.of(
                        "won elsewhere",
                        WON.replace("pipeline_id]=8", "pipeline_id]=7"),
                        Endpoint.SALES_WEBHOOK,
                        Reason.OTHER_PIPELINE),
                Arguments.of(
                        "won outside the funnel",
                        WON.replace("pipeline_id]=8", "pipeline_id]=9"),
                        Endpoint.FUNNEL_SALE,
                        Reason.NOT_OF_THE_FUNNEL));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whatIsNoSale")
    void onlyTheWonStageOfAPipelineThatCountsIsASale(
            String label, String body, Endpoint endpoint, @Nullable Reason note) {
        Reading reading = read(body + ACCOUNT, endpoint);

        assertThat(reading.flaw()).isNull();
        assertThat(reading.note()).isEqualTo(note);
        assertThat(reading.changes())
                .singleElement()
                .satisfies(change -> assertThat(change.closesSale()).isFalse());
    }

    @Test
    void updatesOfLeadsAreNoChangesOfStage() {
        Reading reading = read(WON.replace("[status][0]", "[update][0]") + ACCOUNT, Endpoint.SALES_WEBHOOK);

        assertThat(reading.changes()).isEmpty();
        assertThat(reading.reason()).isEqualTo(Reason.NO_STATUS_CHANGE);
    }

    @Test
    void aHookOfAForeignAccountWaitsForReview() {
        HookReader ours = new HookReader(
                Set.of("ours"), new ChangeReader(new Pipelines(List.of()), new LeadReader(Map.of(), CONTACTS)));

        assertThat(ours.read(hook(WON + ACCOUNT, Endpoint.SALES_WEBHOOK)).flaw())
                .isEqualTo(Reason.FOREIGN_ACCOUNT);
        assertThat(ours.read(hook(WON + "&account[subdomain]=OURS", Endpoint.SALES_WEBHOOK))
                        .flaw())
                .isNull();
    }

    @Test
    void hooksOfOneLeadShareAKeyOfOrder() {
        assertThat(HookReader.orderKey(HookForm.parse((WON + ACCOUNT).getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("example:10701093");
        assertThat(HookReader.orderKey(HookForm.parse(WON.getBytes(StandardCharsets.UTF_8))))
                .isNull();
    }

    private static String field(int index, long id, String value) {
        String at = "&leads[status][0][custom_fields][" + index + "]";
        return at + "[id]=" + id + at + "[values][0][value]=" + value;
    }

    private StatusChange onlyChange(String body) {
        Reading reading = read(body, Endpoint.SALES_WEBHOOK);
        assertThat(reading.flaw()).isNull();
        assertThat(reading.changes()).hasSize(1);
        return reading.changes().getFirst();
    }

    private Reading read(String body, Endpoint endpoint) {
        return reader.read(hook(body, endpoint));
    }

    private static RawHook hook(String body, Endpoint endpoint) {
        return new RawHook(
                EventId.of(RECEIVED, 1, 2),
                endpoint,
                RECEIVED,
                "application/x-www-form-urlencoded",
                RawBody.of(body.getBytes(StandardCharsets.UTF_8)));
    }
}
