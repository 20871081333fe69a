package io.clicktrail.attribution;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

import io.clicktrail.attribution.Events.Arrival;
import io.clicktrail.event.CatalogueEvent.OfferChanged;
import io.clicktrail.event.CatalogueEvent.RateChanged;
import io.clicktrail.event.CatalogueEvent.TeamChanged;
import io.clicktrail.event.Chat;
import io.clicktrail.event.ClickEvent.ClickRegistered;
import io.clicktrail.event.ConversionEvent;
import io.clicktrail.event.Offer.Status;
import io.clicktrail.event.OfferId;
import io.clicktrail.event.TelegramUser;
import io.clicktrail.event.Topic;
import io.clicktrail.event.TrackingEvent;
import io.clicktrail.testsupport.EventTopics;
import io.clicktrail.testsupport.Eventually;
import io.clicktrail.testsupport.ServiceEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The service as it ships, on real servers, seen through its API and its topics. All tests that extend this share it, so
 * each has offers, people and chats of its own.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "attribution.wake-interval=100ms")
@AutoConfigureWebTestClient(timeout = "30s")
public abstract class RunningService {

    protected static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final ServiceEnvironment ENVIRONMENT = OnRealServers.fresh();
    private static final EventTopics TOPICS = new EventTopics(ENVIRONMENT);
    private static final Random CHANCE = new Random();

    protected final Events events = new Events(CHANCE);

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @Autowired
    protected WebTestClient http;

    @DynamicPropertySource
    static void environment(DynamicPropertyRegistry registry) {
        OnRealServers.register(ENVIRONMENT, registry);
    }

    protected final ResponseSpec get(String path) {
        return http.get().uri(path).header("X-Api-Key", adminKey()).exchange();
    }

    protected final ResponseSpec post(String path, String body) {
        return http.post()
                .uri(path)
                .header("X-Api-Key", adminKey())
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    protected static String adminKey() {
        return ENVIRONMENT.get("CLICKTRAIL_ADMIN_KEY");
    }

    protected final OfferId ordered(OfferBody body) {
        post("/api/v1/offers", body.toString()).expectStatus().isCreated();
        return OfferId.parse(body.slug());
    }

    /** A channel that no other test has. */
    protected static Chat someChannel() {
        return new Chat(-1_000_000_000_000L - CHANCE.nextInt(Integer.MAX_VALUE), null, "channel");
    }

    /** Somebody whom no other test has. */
    protected static TelegramUser somebody() {
        return new TelegramUser(1 + CHANCE.nextLong(1L << 50), false, "en");
    }

    protected final Instant minutesAgo(long minutes) {
        return now.minus(Duration.ofMinutes(minutes));
    }

    /** Returns when the service has heard of it and has decided what follows. */
    protected static void happened(TrackingEvent... events) {
        TOPICS.publish(events);
        Eventually.within(PATIENCE, () -> {
            assertThat(TOPICS.lag("attribution-service.clicks", Topic.CLICKS)).isZero();
            assertThat(TOPICS.lag("attribution-service.joins", Topic.JOINS)).isZero();
            assertThat(TOPICS.lag("attribution-service.sales", Topic.PURCHASES)).isZero();
            assertThat(TOPICS.lag("attribution-service.contacts", Topic.PURCHASES))
                    .isZero();
            assertThat(TOPICS.lag("attribution-service.contacts", Topic.DEALS)).isZero();
            assertThat(TOPICS.lag("attribution-service.deeds", Topic.REACTIONS)).isZero();
            assertThat(TOPICS.lag("attribution-service.deeds", Topic.PURCHASES)).isZero();
            assertThat(TOPICS.lag("attribution-service.moves", Topic.PLACES)).isZero();
            assertThat(TOPICS.lag("attribution-service.links", Topic.PLACES)).isZero();
            assertThat(TOPICS.lag("attribution-service.places", Topic.PLACES)).isZero();
        });
    }

    /** Somebody clicks at that time, starts the bot and joins. */
    protected final ClickRegistered arrives(TelegramUser user, OfferId offer, Chat chat, Instant at) {
        Arrival arrival = events.arrival(user, offer, chat, at);
        happened(arrival.click(), arrival.start(), arrival.join());
        return arrival.click();
    }

    protected final ResponseSpec journeyOf(ClickRegistered click) {
        return get("/api/v1/journeys/" + click.click());
    }

    /** What has been said so far with the key, which is a click's id, or a user's where no click is credited. */
    protected static List<ConversionEvent> saidAbout(Object key) {
        return TOPICS.read(Topic.CONVERSIONS, ConversionEvent.class).stream()
                .filter(event -> event.partitionKey().equals(key.toString()))
                .toList();
    }

    /** Waits until these, and no others, have been said with the key, in this order. */
    protected static void hasSaid(Object key, Class<?>... expected) {
        Eventually.within(
                PATIENCE,
                () -> assertThat(saidAbout(key)).extracting(Object::getClass).isEqualTo(List.of(expected)));
    }

    /** Waits until the offer has been published with these statuses, and no others, in this order. */
    protected static void isPublishedAs(OfferId offer, Status... statuses) {
        Eventually.within(
                PATIENCE,
                () -> assertThat(published())
                        .filteredOn(change -> change.offer().id().equals(offer))
                        .extracting(change -> change.offer().status())
                        .containsExactly(statuses));
    }

    /** How offers have been published so far. */
    protected static List<OfferChanged> published() {
        return TOPICS.read(Topic.OFFERS, OfferChanged.class);
    }

    /** How the rate card has been published so far. */
    protected static List<RateChanged> publishedRates() {
        return TOPICS.read(Topic.RATES, RateChanged.class);
    }

    /** How teams have been published so far. */
    protected static List<TeamChanged> publishedTeamChanges() {
        return TOPICS.read(Topic.TEAMS, TeamChanged.class);
    }
}
