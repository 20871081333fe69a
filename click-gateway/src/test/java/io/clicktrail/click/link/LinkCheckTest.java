package io.clicktrail.click.link;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.clicktrail.click.Offers;
import io.clicktrail.click.link.LinkCheck.Accepted;
import io.clicktrail.click.link.LinkCheck.Checked;
import io.clicktrail.click.link.LinkCheck.Refused;
import io.clicktrail.event.Link;
import io.clicktrail.event.Link.Theme;
import io.clicktrail.event.Offer;
import io.clicktrail.http.host.TargetHosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class LinkCheckTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final TargetHosts HOSTS = new TargetHosts(URI.create("https://go.example"), List.of());
    private static final Offer OFFER = Offers.anOffer().now();
    private static final NewLink.Page PLAIN = new NewLink.Page(null, null, null);

    @ParameterizedTest
    @CsvSource({
        "tiktok, tiktok_ab12cd",
        "TikTok Ads, tiktok_ads_ab12cd",
        "'  _VK_ ', vk_ab12cd",
        "Тикток, link_ab12cd",
        "a-very-long-name-of-a-source, a_very_long_name_of_ab12cd"
    })
    void theIdBeginsWithTheSource(String source, String id) {
        assertThat(accepted(direct(source, "https://t.me/sportschannel", null))
                        .id()
                        .value())
                .isEqualTo(id);
    }

    @Test
    void aLinkCarriesItsMarksAndLeadsToItsOffer() {
        Link link = accepted(new NewLink(
                " spring ", "tiktok", "cpc", " ", null, OFFER.id().value(), null, null, NOW.plusSeconds(1)));

        assertThat(link.campaign()).isEqualTo("spring");
        assertThat(link.utm()).isEqualTo(Map.of("source", "tiktok", "campaign", "spring", "medium", "cpc"));
        assertThat(link.offer()).isEqualTo(OFFER.id());
        assertThat(link.targetUrl()).isNull();
        assertThat(link.landing()).isNull();
        assertThat(link.expiresAt()).isEqualTo(NOW.plusSeconds(1));
        assertThat(link.status()).isEqualTo(Link.Status.ACTIVE);
    }

    @Test
    void anEmptyLandingSpeaksTheHousesOwnWordsInBothLanguages() {
        Link.Landing landing = landing(PLAIN);

        assertThat(landing.experiment()).isNull();
        assertThat(landing.variants()).singleElement().satisfies(variant -> {
            assertThat(variant.theme()).isEqualTo(Theme.SUNSET);
            assertThat(variant.texts().get("ru"))
                    .extracting(Link.Texts::title, Link.Texts::button)
                    .containsExactly("spring", "Открыть в Telegram");
            assertThat(variant.texts().get("en")).extracting(Link.Texts::button).isEqualTo("Open in Telegram");
        });
    }

    @Test
    void severalVariantsAreAnExperimentUnderTheNameOfTheLink() {
        Link.Landing landing = landing(new NewLink.Page(
                null,
                List.of(
                        new NewLink.Variant(null, 90, null, null),
                        new NewLink.Variant(
                                "night", null, Theme.NIGHT, Map.of("ru", new NewLink.Texts("Спорт", null, "Войти")))),
                "data:image/png;base64,iVBORw0KGgo="));

        assertThat(landing.experiment()).isEqualTo("tiktok_ab12cd");
        assertThat(landing.variants()).extracting(Link.Variant::name).containsExactly("a", "night");
        assertThat(landing.variants()).extracting(Link.Variant::weight).containsExactly(90, 1);
        assertThat(landing.variants().getLast().texts()).containsOnlyKeys("ru");
    }

    static Stream<Arguments> wrong() {
        String url = "https://t.me/sportschannel";
        return Stream.of(
                arguments(new NewLink("", "tiktok", null, null, null, null, url, null, null), "campaign has"),
                arguments(new NewLink("a\nb", "tiktok", null, null, null, null, url, null, null), "campaign has"),
                arguments(direct("x".repeat(101), url, null), "source has"),
                arguments(direct("tiktok", null, null), "either offer or target_url"),
                arguments(
                        new NewLink("a", "b", null, null, null, OFFER.id().value(), url, null, null),
                        "either offer or target_url"),
                arguments(
                        new NewLink("a", "b", null, null, null, "no-such-offer", null, null, null),
                        "offer is the slug"),
                arguments(new NewLink("a", "b", null, null, null, null, url, null, NOW), "expires_at lies"),
                arguments(direct("b", url, new NewLink.Page(null, List.of(), null)), "landing.variants has"),
                arguments(direct("b", url, new NewLink.Page("A B", null, null)), "landing.experiment has"),
                arguments(direct("b", url, page(new NewLink.Variant("x", 0, null, null))), "has a weight"),
                arguments(direct("b", url, page(new NewLink.Variant("x", -1, null, null))), "weight is 0 to"),
                arguments(
                        direct(
                                "b",
                                url,
                                new NewLink.Page(
                                        null,
                                        List.of(
                                                new NewLink.Variant("x", 1, null, null),
                                                new NewLink.Variant("x", 1, null, null)),
                                        null)),
                        "names of their own"),
                arguments(direct("b", url, page(new NewLink.Variant("x", 1, null, Map.of()))), "texts are in ru"),
                arguments(
                        direct(
                                "b",
                                url,
                                page(new NewLink.Variant(
                                        "x", 1, null, Map.of("ru", new NewLink.Texts("", null, null))))),
                        "texts.title has"),
                arguments(
                        direct("b", url, new NewLink.Page(null, null, "data:image/svg+xml;base64,PHN2Zz4=")),
                        "landing.picture is"),
                arguments(
                        direct("b", url, new NewLink.Page(null, null, "https://elsewhere.example/a.png")),
                        "landing.picture is"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void whatCannotWorkIsRefusedByTheNameOfItsField(NewLink wanted, String flaw) {
        assertThat(check(wanted))
                .asInstanceOf(type(Refused.class))
                .satisfies(refused -> assertThat(refused.flaws()).anyMatch(each -> each.contains(flaw)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example",
                "https://t.me@evil.example/",
                "https://t.me\\@evil.example",
                "javascript:alert(1)",
                "https://t.me\r\nLocation: https://evil.example"
            })
    void noLinkMakesAnOpenRedirectOfTheHouse(String url) {
        assertThat(check(direct("tiktok", url, null))).isInstanceOf(Refused.class);
    }

    private static NewLink.Page page(NewLink.Variant variant) {
        return new NewLink.Page(null, List.of(variant), null);
    }

    private static Link.Landing landing(NewLink.Page page) {
        Link.Landing landing =
                accepted(direct("tiktok", "https://t.me/sportschannel", page)).landing();
        assertThat(landing).isNotNull();
        return Objects.requireNonNull(landing);
    }

    private static NewLink direct(String source, @Nullable String url, NewLink.@Nullable Page landing) {
        return new NewLink("spring", source, null, null, null, null, url, landing, null);
    }

    private static Link accepted(NewLink wanted) {
        return ((Accepted) check(wanted)).link();
    }

    private static Checked check(NewLink wanted) {
        Offer offer = OFFER.id().value().equals(wanted.offer()) ? OFFER : null;
        return LinkCheck.of(wanted, offer, "ab12cd", HOSTS, NOW);
    }
}
