package io.clicktrail.attribution.identity;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.clicktrail.attribution.OfferBody;
import io.clicktrail.attribution.RunningService;
import io.clicktrail.event.Chat;
import io.clicktrail.event.ClickEvent.ClickRegistered;
import io.clicktrail.event.ContactHashes;
import io.clicktrail.event.ConversionId;
import io.clicktrail.event.Goal;
import io.clicktrail.event.Lead;
import io.clicktrail.event.Money;
import io.clicktrail.event.OfferId;
import io.clicktrail.event.PurchaseEvent.SaleClosed;
import io.clicktrail.event.TelegramUser;
import io.clicktrail.event.TrackingEvent;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/** Every touch of a person, as far as facts link them, over real Kafka and PostgreSQL. */
class TouchesIT extends RunningService {

    private static final Money PRICE = Money.of("5000", "KZT");

    private final TelegramUser anna = somebody();
    private final Chat chat = someChannel();
    private final String some = Long.toHexString(ThreadLocalRandom.current().nextLong());

    @Test
    void aClickOfAnotherCampaignThatWasNeverStartedIsATouchOfWhoeverStartedAnotherInTheSameBrowser() {
        OfferId offer = ordered(OfferBody.of("touch-won", chat));
        OfferId elsewhere = ordered(OfferBody.of("touch-elsewhere", someChannel()));
        ClickRegistered seen = events.clickBy("laptop " + some, elsewhere, minutesAgo(600));
        ClickRegistered won = events.clickBy("laptop " + some, offer, minutesAgo(60));
        ClickRegistered ofSomebodyElse = events.clickBy("phone " + some, offer, minutesAgo(61));
        ClickRegistered tooOld = events.clickBy("laptop " + some, offer, minutesAgo(8 * 24 * 60));
        happened(seen, won, ofSomebodyElse, tooOld);
        happened(events.start(anna, won.click(), minutesAgo(59)), events.join(anna, chat, minutesAgo(50)));
        String path = "/api/v1/conversions/" + conversionOf(offer) + "/credit";

        get(path + "?model=linear").expectStatus().isOk().expectBody().json("""
                {"conversion": "%s", "window": "PT168H", "not_followed": {}, "cut": false, "touches": [
                  {"click": "%s", "offer": "touch-elsewhere", "linked_by": ["visitor"],
                   "millionths": {"linear.v1": 500000}},
                  {"click": "%s", "offer": "touch-won", "linked_by": ["telegram_user", "visitor"],
                   "millionths": {"linear.v1": 500000}}]}
                """.formatted(
                        conversionOf(offer), seen.click(), won.click()));
        assertThat(answer(path).toString()).doesNotContain("laptop", "hash");
        assertThat(clicksOf(answer(path)))
                .containsExactly(seen.click() + "[visitor]", won.click() + "[telegram_user, visitor]");
        assertThat(new String(
                        requireNonNull(
                                journeyOf(won).expectBody().returnResult().getResponseBody()),
                        StandardCharsets.UTF_8))
                .doesNotContain("laptop");
    }

    @Test
    void aSaleToAKnownPhoneReachesTheClicksOfWhoeverHasIt() {
        OfferId offer = ordered(OfferBody.of("touch-sale", chat));
        ContactHashes contact = new ContactHashes("phone hash " + some, null);
        ClickRegistered ofTheLead = events.clickBy("laptop " + some, offer, minutesAgo(600));
        ClickRegistered started = events.clickBy("phone " + some, offer, minutesAgo(500));
        ClickRegistered again = events.clickBy("phone " + some, offer, minutesAgo(400));
        ClickRegistered ofAStranger = events.clickBy("stranger " + some, offer, minutesAgo(300));
        SaleClosed sale = events.sale(someLead(), null, contact, PRICE, minutesAgo(10));
        happened(
                ofTheLead,
                started,
                again,
                ofAStranger,
                events.start(anna, ofTheLead.click(), minutesAgo(599)),
                events.start(anna, started.click(), minutesAgo(499)),
                events.moves(someLead(), ofTheLead.click(), contact, minutesAgo(550)),
                events.moves(someLead(), ofAStranger.click(), new ContactHashes("other " + some, null), minutesAgo(20)),
                sale);

        JsonNode credit = answer("/api/v1/sales/" + sale.id() + "/credit");

        assertThat(credit.path("sale").asString()).isEqualTo(sale.id().toString());
        assertThat(credit.path("window").asString()).isEqualTo("PT720H");
        assertThat(clicksOf(credit))
                .containsExactly(
                        ofTheLead.click() + "[telegram_user, visitor, phone]",
                        started.click() + "[telegram_user, visitor]",
                        again.click() + "[visitor]");
        assertThat(credit.toString()).doesNotContain("hash", "laptop");
        assertThat(clicksOf(answer("/api/v1/sales/" + sale.id() + "/credit?window=PT7H")))
                .containsExactly(again.click() + "[visitor]");
        assertThat(millionths(credit)).allMatch(sum -> sum == 1_000_000);
    }

    /** Later than what any other test sells. */
    @Test
    void salesAreListedWithWhetherTheyCountAndWithoutTheirBuyers() {
        Lead lead = someLead();
        ContactHashes contact = new ContactHashes("phone hash " + some, "email hash " + some);
        SaleClosed first = events.sale(lead, null, contact, PRICE, minutesAgo(-60));
        SaleClosed second = events.sale(lead, null, contact, PRICE, minutesAgo(-120));
        happened(first, second);

        JsonNode page = answer("/api/v1/sales");

        assertThat(page.path("items").valueStream().limit(2))
                .extracting(item -> item.path("sale").asString() + " " + item.path("counts"))
                .containsExactly(second.id() + " true", first.id() + " false");
        assertThat(page.toString()).doesNotContain("hash");
    }

    @Test
    void aBrowserOfTooManyPeopleIsNotFollowedAndThatIsSaid() {
        OfferId offer = ordered(OfferBody.of("touch-cafe", chat));
        List<TrackingEvent> facts = new ArrayList<>();
        for (int guest = 0; guest < Person.MOST_USERS; guest++) {
            ClickRegistered click = events.clickBy("cafe " + some, offer, minutesAgo(100 + guest));
            facts.add(click);
            facts.add(events.start(somebody(), click.click(), minutesAgo(90)));
        }
        ClickRegistered ofAnna = events.clickBy("cafe " + some, offer, minutesAgo(60));
        ClickRegistered atHome = events.clickBy("home " + some, offer, minutesAgo(59));
        facts.addAll(List.of(
                ofAnna,
                atHome,
                events.clickBy("home " + some, offer, minutesAgo(58)),
                events.start(anna, ofAnna.click(), minutesAgo(55)),
                events.start(anna, atHome.click(), minutesAgo(55)),
                events.join(anna, chat, minutesAgo(50))));
        happened(facts.toArray(TrackingEvent[]::new));

        JsonNode credit = answer("/api/v1/conversions/" + conversionOf(offer) + "/credit");

        assertThat(credit.path("not_followed").toString()).isEqualTo("{\"visitor\":1}");
        assertThat(credit.path("touches")
                        .valueStream()
                        .map(touch -> touch.path("at").asString()))
                .containsExactly(
                        minutesAgo(60).toString(),
                        minutesAgo(59).toString(),
                        minutesAgo(58).toString());
        assertThat(clicksOf(credit).getFirst()).endsWith("[telegram_user]");
    }

    /** The statements answer as plain loops over the same facts do. */
    @Test
    void whateverPeopleShareTheDatabaseFindsTheSameClicks() {
        OfferId offer = ordered(OfferBody.of("touch-crowds", chat));
        List<Crowd> crowds = IntStream.range(0, 12)
                .mapToObj(i -> Crowd.of(ThreadLocalRandom.current().nextLong(), offer, minutesAgo(0)))
                .toList();
        happened(crowds.stream().flatMap(crowd -> Stream.of(crowd.events())).toArray(TrackingEvent[]::new));
        Window window = Window.before(minutesAgo(0), Duration.ofDays(30));
        int touches = 0;
        for (Crowd crowd : crowds) {
            for (SaleClosed sale : salesTo(crowd)) {
                Person expected =
                        crowd.follow(Identity.ofBuyer(sale.click(), sale.contact()), window, Person.MOST_USERS);
                List<String> found = clicksOf(answer("/api/v1/sales/" + sale.id() + "/credit"));
                assertThat(found)
                        .isEqualTo(expected.touches(window).stream()
                                .map(touch -> touch.click().value() + names(expected.linksTo(touch.click())))
                                .toList());
                touches += found.size();
            }
        }
        assertThat(touches).isGreaterThan(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-id", "00000000-0000-7000-8000-000000000000"})
    void aSaleThatIsNotKnownHasNone(String id) {
        get("/api/v1/sales/" + id + "/credit")
                .expectStatus()
                .isNotFound()
                .expectBody()
                .json("{\"code\": \"unknown_sale\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"window=P2", "window=P367D", "window=PT0S", "window=-P1D", "model=magic", "model="})
    void whatMakesNoSenseIsTheCallersMistake(String query) {
        get("/api/v1/sales/00000000-0000-7000-8000-000000000000/credit?" + query)
                .expectStatus()
                .isBadRequest();
    }

    private List<SaleClosed> salesTo(Crowd crowd) {
        Random chance = new Random(1);
        List<SaleClosed> sales = Stream.concat(
                        crowd.leads().stream()
                                .map(lead -> events.sale(someLead(), null, lead.contact(), PRICE, minutesAgo(0))),
                        crowd.clicks().stream()
                                .filter(click -> chance.nextInt(4) == 0)
                                .map(click -> events.sale(someLead(), click.click(), PRICE, minutesAgo(0))))
                .toList();
        happened(sales.toArray(TrackingEvent[]::new));
        return sales;
    }

    private ConversionId conversionOf(OfferId offer) {
        return ConversionId.of(offer, Goal.JOIN_CHANNEL, anna.id(), Long.toString(chat.id()));
    }

    private static Lead someLead() {
        return new Lead("example", 1 + ThreadLocalRandom.current().nextLong(1L << 50));
    }

    private JsonNode answer(String path) {
        return JsonMapper.shared()
                .readTree(requireNonNull(get(path)
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .returnResult()
                        .getResponseBody()));
    }

    /** Each with its links, as {@code <click>[visitor, phone]}. */
    private static List<String> clicksOf(JsonNode credit) {
        return credit.path("touches")
                .valueStream()
                .map(touch -> touch.path("click").asString()
                        + touch.path("linked_by")
                                .valueStream()
                                .map(JsonNode::asString)
                                .toList())
                .toList();
    }

    private static List<String> names(Set<Link> links) {
        return links.stream().map(Link::wireName).toList();
    }

    /** The sum of each model. */
    private static List<Integer> millionths(JsonNode credit) {
        List<JsonNode> shares = credit.path("touches")
                .valueStream()
                .map(touch -> touch.path("millionths"))
                .toList();
        return shares.getFirst()
                .propertyStream()
                .map(model -> shares.stream()
                        .mapToInt(share -> share.path(model.getKey()).asInt())
                        .sum())
                .toList();
    }
}
