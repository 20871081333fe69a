package io.clicktrail.attribution.journey;

import org.junit.jupiter.api.Test;

import io.clicktrail.attribution.OfferBody;
import io.clicktrail.attribution.RunningService;
import io.clicktrail.event.Chat;
import io.clicktrail.event.ClickEvent.ClickRegistered;
import io.clicktrail.event.ConversionEvent.ConversionApproved;
import io.clicktrail.event.ConversionEvent.ConversionPending;
import io.clicktrail.event.ConversionEvent.ConversionRejected;
import io.clicktrail.event.ConversionEvent.ConversionReversed;
import io.clicktrail.event.OfferId;
import io.clicktrail.event.TelegramUser;

/** What a leave does to a credit, and when. */
class HoldIT extends RunningService {

    private final TelegramUser anna = somebody();
    private final Chat chat = someChannel();

    @Test
    void whoLeavesWithinTheHoldIsRejected() {
        OfferId offer = ordered(OfferBody.of("hold-left", chat).with("hold", "\"PT1H\""));
        ClickRegistered click = arrives(anna, offer, chat, minutesAgo(30));
        hasConversion(click, "{\"state\": \"pending\"}");

        happened(events.leave(anna, chat, minutesAgo(10)));

        hasConversion(click, """
                {"state": "rejected", "undoing": "left", "undone_at": "%s"}""".formatted(minutesAgo(10)));
        hasSaid(click.click(), ConversionPending.class, ConversionRejected.class);
    }

    @Test
    void whoStaysUntilTheHoldHasPassedIsApproved() {
        OfferId offer = ordered(OfferBody.of("hold-kept", chat).with("hold", "\"PT29M3S\""));

        ClickRegistered click = arrives(anna, offer, chat, minutesAgo(30));

        hasSaid(click.click(), ConversionPending.class, ConversionApproved.class);
        hasConversion(click, "{\"state\": \"approved\"}");
    }

    @Test
    void whoLeavesWithinTheClawbackIsReversed() {
        OfferId offer = ordered(OfferBody.of("clawback-left", chat).with("clawback", "\"PT1H\""));
        ClickRegistered click = arrives(anna, offer, chat, minutesAgo(30));
        hasConversion(click, "{\"state\": \"approved\"}");

        happened(events.leave(anna, chat, minutesAgo(10)));

        hasConversion(click, """
                {"state": "reversed", "undoing": "left", "undone_at": "%s"}""".formatted(minutesAgo(10)));
        hasSaid(click.click(), ConversionPending.class, ConversionApproved.class, ConversionReversed.class);
    }

    @Test
    void whoLeavesAfterTheClawbackStaysPaidFor() {
        OfferId offer = ordered(OfferBody.of("clawback-kept", chat).with("clawback", "\"PT5M\""));
        ClickRegistered click = arrives(anna, offer, chat, minutesAgo(30));

        happened(events.leave(anna, chat, minutesAgo(10)));

        hasConversion(click, "{\"state\": \"approved\"}");
        hasSaid(click.click(), ConversionPending.class, ConversionApproved.class);
    }

    private void hasConversion(ClickRegistered click, String conversion) {
        journeyOf(click).expectStatus().isOk().expectBody().json("{\"conversions\": [" + conversion + "]}");
    }
}
