package io.clicktrail.attribution.journey;

import org.junit.jupiter.api.Test;

import io.clicktrail.attribution.OfferBody;
import io.clicktrail.attribution.RunningService;
import io.clicktrail.event.Chat;
import io.clicktrail.event.ClickEvent.ClickRegistered;
import io.clicktrail.event.ConversionEvent.ConversionApproved;
import io.clicktrail.event.ConversionEvent.ConversionPending;
import io.clicktrail.event.ConversionEvent.ConversionReversed;
import io.clicktrail.event.OfferId;
import io.clicktrail.event.TelegramUser;

/** Joins by the link that an offer has for itself. */
class InviteIT extends RunningService {

    private final TelegramUser anna = somebody();
    private final Chat chat = someChannel();

    @Test
    void aJoinWithoutAClickCountsForTheCampaignAlsoWhereItsLinkIsHeardOfLater() {
        OfferId direct = direct("invite-campaign");
        happened(events.joinBy(anna, chat, direct, true, minutesAgo(30)));
        shows("parked", "{\"items\": [{\"state\": \"parked\"}]}");

        happened(events.linked(direct, chat.id(), minutesAgo(60)));

        shows(
                "campaign",
                "{\"items\": [{\"state\": \"campaign\", \"explanation\": {\"invited_by\": \"invite-campaign\"}}]}");
        get("/api/v1/actions?state=campaign").expectStatus().isOk();
    }

    @Test
    void thePersonsOwnClickForTheOfferIsPaid() {
        OfferId direct = direct("invite-clicked");
        happened(events.linked(direct, chat.id(), minutesAgo(60)));
        ClickRegistered click = events.click(direct, minutesAgo(40));

        happened(events.joinBy(anna, chat, direct, false, minutesAgo(30)));
        happened(click, events.start(anna, click.click(), minutesAgo(39)));

        hasSaid(click.click(), ConversionPending.class, ConversionApproved.class);
    }

    @Test
    void aCreditForAnotherOfferIsTakenBackWhenTheLinkIsHeardOf() {
        OfferId direct = direct("invite-between");
        OfferId other = ordered(OfferBody.of("invite-other", chat).with("hold", "\"PT0S\""));
        ClickRegistered click = events.click(other, minutesAgo(40));
        happened(click, events.start(anna, click.click(), minutesAgo(39)));
        happened(events.joinBy(anna, chat, direct, true, minutesAgo(30)));
        hasSaid(click.click(), ConversionPending.class, ConversionApproved.class);

        happened(events.linked(direct, chat.id(), minutesAgo(60)));

        hasSaid(click.click(), ConversionPending.class, ConversionApproved.class, ConversionReversed.class);
        shows(
                "campaign",
                "{\"items\": [{\"state\": \"campaign\", \"explanation\": {\"losers\": [{\"reason\": \"other_link\"}]}}]}");
    }

    private OfferId direct(String slug) {
        return ordered(OfferBody.of(slug, chat).with("entry", "\"invite_link\""));
    }

    private void shows(String state, String actions) {
        get("/api/v1/actions?state=" + state + "&user=" + anna.id())
                .expectBody()
                .json(actions);
    }
}
