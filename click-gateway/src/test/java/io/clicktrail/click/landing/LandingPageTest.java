package io.clicktrail.click.landing;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.clicktrail.click.inapp.WayIn;
import io.clicktrail.click.page.Language;
import io.clicktrail.event.Link.Texts;
import io.clicktrail.event.Link.Theme;
import io.clicktrail.event.LinkId;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class LandingPageTest {

    private static final LandingPage PAGE = new LandingPage();
    private static final String ANDROID = "Mozilla/5.0 (Linux; Android 14) Chrome/124.0 Mobile Safari/537.36";
    private static final String TIKTOK = ANDROID + " trill_340204 BytedanceWebview/d8a21c6";
    private static final String TIKTOK_ON_IOS = "Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 musical_ly_40.6.0";
    private static final String PICTURE = "data:image/png;base64," + "A".repeat(4000);
    private static final int LARGEST_PICTURE = 8_000;
    private static final int LARGEST_PAGE = 20_000;

    @ParameterizedTest
    @EnumSource(Theme.class)
    void everyTextCanBeReadOnEveryColourOfItsTheme(Theme theme) {
        contrastsHold(theme.wireName());
    }

    @Test
    void theOverlayCanBeReadToo() {
        contrastsHold("sheet");
    }

    /** WCAG 2.2, 1.4.3: 4.5 to 1. Blends lie between their colours, and luminance is convex, so the stops are the worst. */
    private static void contrastsHold(String theme) {
        Map<String, String> colours = colours(theme);
        for (String text : List.of("ink", "soft")) {
            for (String stop : List.of("from", "to", "glow")) {
                assertThat(contrast(colours, text, stop))
                        .as("%s on %s", text, stop)
                        .isGreaterThanOrEqualTo(4.5);
            }
        }
        assertThat(contrast(colours, "label", "button")).isGreaterThanOrEqualTo(4.5);
    }

    @Test
    void theContrastOfBlackOnWhiteIsTwentyOneToOne() {
        assertThat(Contrast.of("#000000", "#ffffff")).isEqualTo(21.0);
        assertThat(Contrast.of("#777777", "#ffffff")).isBetween(4.47, 4.49);
    }

    @Test
    void thePageWeighsLessThanTwentyKilobytesWithTheLargestPictureAndTheLongestTexts() {
        String picture = "data:image/png;base64,";
        picture += "A".repeat(LARGEST_PICTURE - picture.length());
        Wording longest = new Wording(Language.RU, new Texts("ж".repeat(100), "ж".repeat(500), "ж".repeat(40)));

        String page = PAGE.html(view(longest, picture, TIKTOK, "/l/tiktok_abc123/go?pass=" + "p".repeat(47)));

        assertThat(page).contains(picture);
        assertThat(page.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(LARGEST_PAGE);
    }

    @Test
    void nothingOnThePageIsAnotherHosts() {
        String page = PAGE.html(view(wording("Спорт"), PICTURE, "desktop", "/l/tiktok_abc123/go?pass=p"));

        assertThat(page).doesNotContainPattern("(?i)(src|href|action)=\"(?!data:|/l/)");
        assertThat(page).doesNotContain("http://", "https://", "url(", "@import");
        assertThat(page).doesNotContainPattern("(?i)\\son[a-z]+=|style=\"");
    }

    static Stream<Arguments> naughty() {
        return Stream.of(
                        "<script>alert(1)</script>",
                        "\"><img src=x onerror=alert(1)>",
                        "' onmouseover='alert(1)",
                        "\" autofocus onfocus=alert(1) x=\"",
                        "</title><script>alert(1)</script>",
                        "</script><script>alert(1)</script>",
                        "</style><script>alert(1)</script>",
                        "--><script>alert(1)</script>",
                        "javascript:alert(1)",
                        "{{nonce}}{{#pass}}",
                        "&lt;script&gt;",
                        "<svg/onload=alert(1)>",
                        "\u2028alert(1)\u2029",
                        "\u0000<script>alert(1)</script>",
                        "＜script＞alert(1)＜/script＞",
                        "<!--#exec cmd=\"id\"-->",
                        "${7*7}#{7*7}<%= 7*7 %>",
                        "\u202Egnp.exe",
                        "Ω≈ç√∫˜µ≤≥÷ 田中さん 👾 🏴󠁧󠁢󠁥󠁮󠁧󠁿")
                .flatMap(text -> Stream.of("title", "description", "button", "query", "picture", "target", "app")
                        .map(field -> arguments(field, text)));
    }

    @ParameterizedTest(name = "{index}: as {0}")
    @MethodSource("naughty")
    void whateverStandsInAFieldThePageHasOnlyTheTagsOfItsAuthor(String field, String text) {
        String harmless = page(field, "harmless");
        String naughty = page(field, text);

        assertThat(tags(naughty)).isEqualTo(tags(harmless));
        assertThat(scripts(naughty)).isEqualTo(scripts(harmless));
    }

    private static String page(String field, String text) {
        Map<String, String> fields = new HashMap<>(Map.of(field, text));
        Wording wording = new Wording(
                Language.RU,
                new Texts(
                        fields.getOrDefault("title", "Спорт"),
                        fields.getOrDefault("description", "Каждый день"),
                        fields.getOrDefault("button", "Открыть")));
        return PAGE.html(new LandingView(
                new LinkId("tiktok_abc123"),
                wording,
                Theme.OCEAN,
                fields.get("picture"),
                WayIn.of(ANDROID + fields.getOrDefault("app", "")),
                "/l/tiktok_abc123/go?pass=p&utm_source=" + fields.getOrDefault("query", "x"),
                "https://t.me/" + fields.getOrDefault("target", "sportschannel"),
                "p",
                "bm9uY2U="));
    }

    @Test
    void theMonogramStandsWhereThereIsNoPicture() {
        assertThat(bodyWith(null)).contains(">С</b>").doesNotContain("<img");
        assertThat(bodyWith(PICTURE)).contains("<img").doesNotContain(">С</b>");
    }

    @Test
    void anAppThatBlocksTelegramGetsTheOverlayAndEveryBrowserTheLink() {
        String tiktok = PAGE.html(view(wording("Спорт"), null, TIKTOK, "/l/a/go?pass=p"));
        String safari = PAGE.html(view(wording("Спорт"), null, TIKTOK_ON_IOS, "/l/a/go?pass=p"));
        String chrome = PAGE.html(view(wording("Спорт"), null, ANDROID, "/l/a/go?pass=p"));

        assertThat(tiktok)
                .contains("TikTok не пускает в Telegram", "id=\"copy\"", "id=\"anyway\" href=\"/l/a/go?pass=p\"")
                .doesNotContain("id=\"safari\"", "data-app=");
        assertThat(safari).contains("id=\"safari\"").doesNotContain("id=\"copy\"");
        assertThat(chrome)
                .contains(
                        "id=\"go\" href=\"/l/a/go?pass=p\"", "data-app=\"intent://resolve?domain=sportschannel#Intent;")
                .doesNotContain("role=\"dialog\"");
    }

    @Test
    void aPreviewHasNoScriptThatCountsOrLeadsAway() {
        LandingView preview = new LandingView(
                new LinkId("tiktok_abc123"),
                wording("Спорт"),
                Theme.NIGHT,
                null,
                WayIn.of(ANDROID),
                "https://t.me/sportschannel",
                null,
                null,
                "bm9uY2U=");

        assertThat(PAGE.html(preview)).doesNotContain("<script", "data-pass");
    }

    private static String bodyWith(@Nullable String picture) {
        return PAGE.html(view(wording("Спорт"), picture, ANDROID, "/l/a/go?pass=p"));
    }

    private static Wording wording(String title) {
        return new Wording(Language.RU, new Texts(title, "Каждый день", "Открыть"));
    }

    private static LandingView view(Wording wording, @Nullable String picture, String userAgent, String go) {
        return new LandingView(
                new LinkId("tiktok_abc123"),
                wording,
                Theme.SUNSET,
                picture,
                WayIn.of(userAgent),
                go,
                "https://t.me/sportschannel",
                "p",
                Base64.getEncoder().encodeToString(new byte[16]));
    }

    /** Names of tags and attributes, in order: what a browser would make of the page, without the texts. */
    private static List<String> tags(String page) {
        String plain = page.replaceAll("(?s)(<(script|style)[^>]*>).*?</\\2>", "$1");
        return Pattern.compile("<[!/a-zA-Z][^>]*>")
                .matcher(plain)
                .results()
                .map(tag -> tag.group().replaceAll("\"[^\"]*\"", "\"\"").replace(" data-app=\"\"", ""))
                .toList();
    }

    private static List<String> scripts(String page) {
        return Pattern.compile("(?s)<script[^>]*>.*?</script>")
                .matcher(page)
                .results()
                .map(script -> script.group())
                .toList();
    }

    private static double contrast(Map<String, String> colours, String one, String other) {
        return Contrast.of(requireNonNull(colours.get(one)), requireNonNull(colours.get(other)));
    }

    private static Map<String, String> colours(String theme) {
        String page = bodyWith(null);
        Matcher block = Pattern.compile("\\." + theme + " \\{ (--from:[^}]*)}").matcher(page);
        assertThat(block.find()).as("colours of " + theme).isTrue();
        Map<String, String> colours = new HashMap<>();
        Matcher colour = Pattern.compile("--([a-z]+): (#[0-9a-f]{6});").matcher(block.group(1));
        while (colour.find()) {
            colours.put(colour.group(1), colour.group(2));
        }
        return colours;
    }
}
