package io.clicktrail.attribution.journey;

import org.junit.jupiter.api.Test;

import io.clicktrail.attribution.OfferBody;
import io.clicktrail.attribution.RunningService;
import io.clicktrail.event.Chat;
import io.clicktrail.event.ClickEvent.ClickRegistered;
import io.clicktrail.event.ConversionEvent.ConversionApproved;
import io.clicktrail.event.ConversionEvent.ConversionPending;
import io.clicktrail.event.ConversionEvent.ConversionReversed;
import io.clicktrail.event.Offer.Status;
import io.clicktrail.event.OfferId;
import io.clicktrail.event.TelegramUser;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of those for whom the caps have no place. */
class OverCapIT extends RunningService {

    private final TelegramUser anna = somebody();
    private final TelegramUser boris = somebody();
    private final Chat chat = someChannel();

    @Test
    void whoComesWhenAllPlacesAreTakenIsListedAndNotPaid() {
        OfferId offer = ordered(OfferBody.of("over-cap", chat).with("caps", "{\"total\": 1}"));
        arrives(anna, offer, chat, minutesAgo(30));

        ClickRegistered click = arrives(boris, offer, chat, minutesAgo(20));

        get("/api/v1/conversions?offer=over-cap&state=over_cap")
                .expectStatus()
                .isOk()
                .expectBody()
                .json("""
                {"items": [{"click": "%s", "user": %d, "state": "over_cap", "explanation": {"winner": "%s"}}]}
                """.formatted(click.click(), boris.id(), click.click()));
        nothingIsSaidAbout(click);
    }

    @Test
    void theOfferTurnsExhaustedForTheGateways() {
        OfferId offer = ordered(OfferBody.of("over-cap-exhausted", chat).with("caps", "{\"total\": 1}"));

        ClickRegistered click = arrives(anna, offer, chat, minutesAgo(30));

        get("/api/v1/offers/over-cap-exhausted").expectBody().json("{\"status\": \"exhausted\", \"taken\": 1}");
        hasSaid(click.click(), ConversionPending.class, ConversionApproved.class);
        isPublishedAs(offer, Status.ACTIVE, Status.EXHAUSTED);
    }

    @Test
    void aCappedOfferThatIsNotMeteredIsPricedInWhateverMoney() {
        OfferId offer = ordered(OfferBody.of("over-cap-dollars", chat)
                .with("rate", "{\"base\": \"0.4\", \"currency\": \"USD\"}")
                .with("caps", "{\"total\": 1}"));

        ClickRegistered click = arrives(anna, offer, chat, minutesAgo(30));
        happened(events.leave(anna, chat, minutesAgo(20)));

        hasSaid(click.click(), ConversionPending.class, ConversionApproved.class, ConversionReversed.class);
        isPublishedAs(offer, Status.ACTIVE, Status.EXHAUSTED, Status.ACTIVE);
    }

    @Test
    void whoHasWaitedLongestGetsThePlaceThatComesFree() {
        OfferId offer = ordered(OfferBody.of("over-cap-seated", chat).with("caps", "{\"total\": 1}"));
        ClickRegistered first = arrives(anna, offer, chat, minutesAgo(30));
        ClickRegistered last = arrives(somebody(), offer, chat, minutesAgo(10));
        ClickRegistered second = arrives(boris, offer, chat, minutesAgo(20));

        happened(events.leave(anna, chat, minutesAgo(5)));

        hasSaid(first.click(), ConversionPending.class, ConversionApproved.class, ConversionReversed.class);
        hasSaid(second.click(), ConversionPending.class, ConversionApproved.class);
        get("/api/v1/conversions?offer=over-cap-seated")
                .expectStatus()
                .isOk()
                .expectBody()
                .json("""
                {"items": [{"click": "%s", "state": "over_cap"},
                           {"click": "%s", "state": "approved"},
                           {"click": "%s", "state": "reversed"}]}
                """.formatted(last.click(), second.click(), first.click()));
        get("/api/v1/offers/over-cap-seated").expectBody().json("{\"status\": \"exhausted\", \"taken\": 1}");
    }

    @Test
    void aWindowHasPlacesOfItsOwn() {
        OfferId offer = ordered(
                OfferBody.of("over-cap-window", chat).with("caps", "{\"window\": {\"count\": 1, \"per\": \"hour\"}}"));
        ClickRegistered before = arrives(anna, offer, chat, minutesAgo(125));
        ClickRegistered now = arrives(boris, offer, chat, minutesAgo(3));

        hasSaid(before.click(), ConversionPending.class, ConversionApproved.class);
        hasSaid(now.click(), ConversionPending.class, ConversionApproved.class);
    }

    /** What is decided later is said later, so when that has been said, this would have been. */
    private void nothingIsSaidAbout(ClickRegistered click) {
        Chat other = someChannel();
        OfferId uncapped = ordered(OfferBody.of("over-cap-not", other));
        ClickRegistered later = arrives(somebody(), uncapped, other, minutesAgo(2));
        hasSaid(later.click(), ConversionPending.class, ConversionApproved.class);
        assertThat(saidAbout(click.click())).isEmpty();
    }
}
