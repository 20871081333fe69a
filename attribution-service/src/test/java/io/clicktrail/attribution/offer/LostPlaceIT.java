package io.clicktrail.attribution.offer;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.clicktrail.attribution.OfferBody;
import io.clicktrail.attribution.RunningService;
import io.clicktrail.event.BotRight;
import io.clicktrail.event.Chat;
import io.clicktrail.event.EventId;
import io.clicktrail.event.Goal;
import io.clicktrail.event.Offer.Status;
import io.clicktrail.event.OfferId;
import io.clicktrail.event.PlaceEvent.Lack;
import io.clicktrail.event.PlaceEvent.PlaceChecked;

/** An offer whose actions nobody can see any more sends nobody there. */
class LostPlaceIT extends RunningService {

    private final Chat chat = someChannel();

    @Test
    void anOfferWhosePlaceIsLostPausesSaysWhyAndResumesWhenItIsBack() {
        OfferId offer = ordered(OfferBody.of("place-lost", chat));

        happened(checked(Goal.JOIN_CHANNEL, Lack.NOT_ADMINISTRATOR, minutesAgo(9)));

        isPublishedAs(offer, Status.ACTIVE, Status.PAUSED);
        get("/api/v1/offers/place-lost").expectBody().json("""
                {"status": "paused",
                 "place_lack": {"lack": "not_administrator", "advice": {"en": "Make the bot an administrator."}}}
                """);

        happened(checked(Goal.JOIN_CHANNEL, null, minutesAgo(8)));

        isPublishedAs(offer, Status.ACTIVE, Status.PAUSED, Status.ACTIVE);
        get("/api/v1/offers/place-lost")
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("active")
                .jsonPath("$.place_lack")
                .isEmpty();
    }

    @Test
    void aCheckThatComesLateAndOneForAnotherGoalChangeNothing() {
        OfferId offer = ordered(OfferBody.of("place-late", chat));
        happened(checked(Goal.JOIN_CHANNEL, null, minutesAgo(5)));

        happened(
                checked(Goal.JOIN_CHANNEL, Lack.NOT_FOUND, minutesAgo(6)),
                checked(Goal.REACTION, Lack.OTHER_KIND, minutesAgo(1)));

        isPublishedAs(offer, Status.ACTIVE);
    }

    @Test
    void anotherOfferForALostPlaceBeginsPausedAndResumesAlone() {
        happened(checked(Goal.JOIN_CHANNEL, Lack.RIGHTS, minutesAgo(5)));
        OfferId offer = ordered(OfferBody.of("place-lost-before", chat));
        isPublishedAs(offer, Status.PAUSED);

        happened(checked(Goal.JOIN_CHANNEL, null, minutesAgo(1)));

        isPublishedAs(offer, Status.PAUSED, Status.ACTIVE);
    }

    @Test
    void whatSomebodyHasPausedStaysPaused() {
        OfferId offer = ordered(OfferBody.of("place-paused", chat));
        post("/api/v1/offers/place-paused/pause", "{}").expectStatus().isOk();
        happened(checked(Goal.JOIN_CHANNEL, Lack.RIGHTS, minutesAgo(5)));
        happened(checked(Goal.JOIN_CHANNEL, null, minutesAgo(1)));

        get("/api/v1/offers/" + offer).expectBody().json("{\"status\": \"paused\"}");
    }

    private PlaceChecked checked(Goal goal, @Nullable Lack lack, Instant at) {
        Set<BotRight> rights = lack == null ? Set.of() : Set.of(BotRight.INVITE_USERS);
        Map<String, String> advice = lack == null ? Map.of() : Map.of("en", "Make the bot an administrator.");
        String place = Long.toString(chat.id());
        EventId id = EventId.derived(at, "checked", place, goal.wireName());
        return new PlaceChecked(id, at, place, goal, chat, null, lack, rights, advice);
    }
}
