package io.clicktrail.attribution.journey;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.clicktrail.attribution.OfferBody;
import io.clicktrail.attribution.RunningService;
import io.clicktrail.event.Chat;
import io.clicktrail.event.ClickEvent.ClickRegistered;
import io.clicktrail.event.ConversionId;
import io.clicktrail.event.Goal;
import io.clicktrail.event.OfferId;
import io.clicktrail.event.TelegramUser;

/** How a conversion would be shared among all that had to do with it. */
class CreditIT extends RunningService {

    private static final long A_DAY = 24 * 60;

    private final TelegramUser anna = somebody();
    private final Chat chat = someChannel();

    @Test
    void everyTouchOfThePersonHasItsShareUnderEveryModel() {
        OfferId offer = ordered(OfferBody.of("credit-won", chat).with("attribution_window", "\"P30D\""));
        OfferId elsewhere = ordered(OfferBody.of("credit-elsewhere", someChannel()));
        ClickRegistered first = events.click(elsewhere, minutesAgo(14 * A_DAY));
        ClickRegistered second = events.click(offer, minutesAgo(7 * A_DAY));
        ClickRegistered last = events.click(offer, minutesAgo(2));
        happened(first, second, last);
        happened(
                events.start(anna, first.click(), minutesAgo(14 * A_DAY)),
                events.start(anna, second.click(), minutesAgo(7 * A_DAY)),
                events.start(anna, last.click(), minutesAgo(2)),
                events.join(anna, chat, minutesAgo(1)));
        ConversionId conversion = ConversionId.of(offer, Goal.JOIN_CHANNEL, anna.id(), Long.toString(chat.id()));

        get("/api/v1/conversions/" + conversion + "/credit")
                .expectStatus()
                .isOk()
                .expectBody()
                .json("""
                        {"conversion": "%s", "touches": [
                          {"click": "%s", "offer": "credit-elsewhere", "millionths": {
                             "first_touch.v1": 1000000, "last_touch.v1": 0, "linear.v1": 333334,
                             "position_based.v1": 400000}},
                          {"click": "%s", "offer": "credit-won", "millionths": {
                             "first_touch.v1": 0, "last_touch.v1": 0, "linear.v1": 333333,
                             "position_based.v1": 200000}},
                          {"click": "%s", "offer": "credit-won", "millionths": {
                             "first_touch.v1": 0, "last_touch.v1": 1000000, "linear.v1": 333333,
                             "position_based.v1": 400000}}]}
                        """.formatted(conversion, first.click(), second.click(), last.click()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-id", "00000000-0000-0000-0000-000000000000"})
    void aConversionThatIsNotKnownHasNone(String id) {
        get("/api/v1/conversions/" + id + "/credit")
                .expectStatus()
                .isNotFound()
                .expectBody()
                .json("{\"code\": \"unknown_conversion\"}");
    }
}
