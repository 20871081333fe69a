package io.clicktrail.bot.answer;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import io.clicktrail.bot.Clicks;
import io.clicktrail.bot.RunningGateway;
import io.clicktrail.bot.Telegram;
import io.clicktrail.event.CatalogueEvent.OfferChanged;
import io.clicktrail.event.ClickEvent.ClickRegistered;
import io.clicktrail.event.EventId;
import io.clicktrail.event.Goal;
import io.clicktrail.event.Offer.Status;
import io.clicktrail.event.OfferId;
import io.clicktrail.event.ShareLinks;
import io.clicktrail.event.SharedOffer;
import io.clicktrail.testsupport.Eventually;

import static org.assertj.core.api.Assertions.assertThat;

/** What people hear who press START, whichever comes first, the start or its click. */
class StartAnswerIT extends RunningGateway {

    @Test
    void aStartAfterItsClickIsAnsweredWithTheCardOfTheOffer() throws Exception {
        offerIs("answered", Status.ACTIVE);
        ClickRegistered click = Clicks.click("answered");
        long person = Telegram.person();
        TOPICS.publish(click);

        telegram.delivers(Telegram.message(person, "en", "/start " + click.click()));

        Eventually.within(
                SOON,
                () -> assertThat(BOT_API.messagesTo(chat(person)))
                        .singleElement()
                        .satisfies(card -> {
                            assertThat(card.path("text").asString()).startsWith("Offer's {0} name");
                            assertThat(card.at("/reply_markup/inline_keyboard/0/0/url")
                                            .asString())
                                    .isEqualTo("https://t.me/sportschannel");
                        }));
        assertThat(startsOf(person)).singleElement().satisfies(started -> {
            assertThat(started.click()).isEqualTo(click.click());
            assertThat(started.occurredAt()).isAfterOrEqualTo(click.occurredAt());
        });
    }

    @Test
    void aStartBeforeItsClickIsAnsweredWhenTheClickComes() throws Exception {
        offerIs("late-click", Status.ACTIVE);
        ClickRegistered click = Clicks.click("late-click");
        long person = Telegram.person();

        telegram.delivers(Telegram.message(person, "ru", "/start " + click.click()));
        Eventually.within(SOON, () -> assertThat(startsOf(person)).hasSize(1));
        TOPICS.publish(click);

        Eventually.within(
                SOON,
                () -> assertThat(BOT_API.textsTo(chat(person)))
                        .singleElement()
                        .asString()
                        .contains("Подпишитесь на канал"));
    }

    @Test
    void aStartWhoseClickNeverComesIsGreetedAllTheSame() throws Exception {
        long person = Telegram.person();

        telegram.delivers(
                Telegram.message(person, "en", "/start " + Clicks.click("never").click()));

        Eventually.within(
                SOON,
                () -> assertThat(BOT_API.textsTo(chat(person)))
                        .singleElement()
                        .asString()
                        .startsWith("Hello!"));
    }

    @Test
    void aPausedOfferIsDeclinedPolitely() throws Exception {
        offerIs("on-pause", Status.PAUSED);
        ClickRegistered click = Clicks.click("on-pause");
        long person = Telegram.person();
        TOPICS.publish(click);

        telegram.delivers(Telegram.message(person, "en", "/start " + click.click()));

        Eventually.within(
                SOON,
                () -> assertThat(BOT_API.textsTo(chat(person)))
                        .singleElement()
                        .asString()
                        .contains("paused"));
    }

    /** The test has the same secret as click-gateway has, which opens the link. */
    @Test
    void whoIsToShareIsGivenTheirOwnLink() throws Exception {
        offerIs("to-share", Goal.SHARE, Status.ACTIVE);
        ClickRegistered click = Clicks.click("to-share");
        long person = Telegram.person();
        TOPICS.publish(click);

        telegram.delivers(Telegram.message(person, "en", "/start " + click.click()));

        ShareLinks links = new ShareLinks(
                SERVICE.get("PUBLIC_BASE_URL"), SERVICE.get("SHARE_LINK_KEY").getBytes(StandardCharsets.UTF_8));
        String link = links.linkOf(new SharedOffer(person, new OfferId("to-share")));
        Eventually.within(
                SOON,
                () -> assertThat(BOT_API.messagesTo(chat(person)))
                        .singleElement()
                        .satisfies(message -> {
                            assertThat(message.path("text").asString()).endsWith(link);
                            assertThat(message.at("/reply_markup/inline_keyboard/0/0/url")
                                            .asString())
                                    .startsWith("https://t.me/share/url?url=http");
                        }));
    }

    private static void offerIs(String slug, Status status) throws Exception {
        offerIs(slug, Goal.JOIN_CHANNEL, status);
    }

    private static void offerIs(String slug, Goal goal, Status status) throws Exception {
        Instant now = Instant.now();
        TOPICS.publish(new OfferChanged(EventId.of(now, 1, slug.hashCode()), now, Offers.offer(slug, goal, status)));
    }
}
