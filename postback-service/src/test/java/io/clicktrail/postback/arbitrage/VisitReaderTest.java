package io.clicktrail.postback.arbitrage;

import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.clicktrail.http.problem.ProblemException;

import static io.clicktrail.postback.arbitrage.Visits.SIGNED;
import static io.clicktrail.postback.arbitrage.Visits.visit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class VisitReaderTest {

    @Test
    void theRequestOfTheSeedIsUnderstood() {
        Visit visit = visit("""
                {'user_id': '123456789', 'first_name': 'Иван', 'last_name': 'Иванов', 'utm_source': 'vk_ads',
                 'utm_campaign': 'spring_2025', 'vk_ad_id': 'ad_12345', 'timestamp': '2025-01-04T12:00:00Z',
                 'url': 'https://vk.com/app123456', 'user_agent': 'Mozilla/5.0...'}""");

        assertThat(visit.person()).isEqualTo(new Visit.Person("123456789", false, "Иван", "Иванов"));
        assertThat(visit.utm()).isEqualTo(Map.of("utm_source", "vk_ads", "utm_campaign", "spring_2025"));
        assertThat(visit.vk()).isEqualTo(Map.of("vk_ad_id", "ad_12345"));
        assertThat(visit.occurredAt()).isEqualTo(Instant.parse("2025-01-04T12:00:00Z"));
        assertThat(visit.technical())
                .isEqualTo(new Visit.Technical(
                        "https://vk.com/app123456", "Mozilla/5.0...", "https://header.example/", "198.51.100.7"));
        assertThat(visit.extra()).isEmpty();
    }

    @Test
    void anEmptyReportIsAVisitOfWhichTheRequestTellsTheRest() {
        Visit visit = visit("{}");

        assertThat(visit.person().id()).isNull();
        assertThat(visit.occurredAt()).isEqualTo(Visits.NOW);
        assertThat(visit.technical().userAgent()).isEqualTo("Header agent");
    }

    @Test
    void anIdMayBeANumberAndMarksMayBeEmpty() {
        Visit visit = visit("{'user_id': 123456789, 'utm_source': '', 'utm_term': null, 'ref': '  '}");

        assertThat(visit.person().id()).isEqualTo("123456789");
        assertThat(visit.utm()).isEmpty();
        assertThat(visit.ref()).isNull();
    }

    @Test
    void whatNobodyKnowsIsKeptButNotSentOn() {
        Visit visit = visit("{'screen': '390x844', 'tags': ['a', 1], 'vk_launch': 'x', 'utm_ü': 'y'}");

        assertThat(visit.extra()).isEqualTo(Map.of("screen", "390x844", "tags", "[\"a\",1]", "utm_ü", "y"));
        assertThat(visit.vk()).isEmpty();
    }

    @Test
    void theUserOfASignedLaunchWinsOverTheOneThatTheBodyNames() {
        Visit visit = visit("{'user_id': '1', 'vk_platform': 'invented', 'vk_launch': '?" + SIGNED + "'}");

        assertThat(visit.person().id()).isEqualTo("494075");
        assertThat(visit.person().verified()).isTrue();
        assertThat(visit.vk()).isEqualTo(Map.of("vk_platform", "android"));
    }

    @Test
    void aLaunchThatSomebodyElseHasSignedProvesNothing() {
        Visit visit = visit("{'user_id': '1', 'vk_launch': '" + SIGNED.replace("494075", "494076") + "'}");

        assertThat(visit.person().id()).isEqualTo("1");
        assertThat(visit.person().verified()).isFalse();
    }

    @Test
    void aLaunchMayBeAnObject() {
        String object = SIGNED.replaceAll("([^&=]+)=([^&]*)&?", "'$1': '$2',").replaceAll(",$", "");

        assertThat(visit("{'vk_launch': {" + object + "}}").person().verified()).isTrue();
    }

    @Test
    void whatIsOnlyKeptIsMadeFitToKeep() {
        Visit visit = visit(
                "{'user_agent': 'a\\r\\nX-Evil: 1\\u0000', 'url': '" + "u".repeat(5_000) + "', 'note': 'a\\ud800b'}");

        assertThat(visit.technical().userAgent()).isEqualTo("aX-Evil: 1");
        assertThat(visit.technical().url()).hasSize(2_000);
        assertThat(visit.extra()).isEqualTo(Map.of("note", "ab"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'user_id': {}}",
                "{'utm_source': ['a']}",
                "{'ref': 'a\\u0000b'}",
                "{'ref': 'a\\nb'}",
                "{'vk_ad_id': '\\ud800'}",
                "{'timestamp': 'yesterday'}",
                "{'timestamp': 1735992000}",
                "{'timestamp': '+99999-01-01T00:00:00Z'}",
                "{'timestamp': '2025-01-04T12:00:00'}"
            })
    void halfAMarkIsRefused(String json) {
        assertThat(refusal(json).code()).isEqualTo("invalid_field");
    }

    @ParameterizedTest
    @CsvSource({"user_id, 64", "utm_source, 255", "first_name, 255"})
    void whatIsTooLongIsRefusedAndNotCut(String field, int longest) {
        assertThat(visit("{'" + field + "': '" + "x".repeat(longest) + "'}")).isNotNull();
        assertThat(refusal("{'" + field + "': '" + "x".repeat(longest + 1) + "'}"))
                .hasMessageStartingWith(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "'text'", "null"})
    void whatIsNoObjectIsNoReport(String json) {
        assertThat(refusal(json).code()).isEqualTo("bad_request");
    }

    private static ProblemException refusal(String json) {
        return catchThrowableOfType(ProblemException.class, () -> visit(json));
    }
}
