package io.clicktrail.bot.answer;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import io.clicktrail.bot.answer.Reply.NotYet;
import io.clicktrail.bot.answer.Reply.Now;
import io.clicktrail.bot.membership.Watch;
import io.clicktrail.bot.sending.OutgoingMessage;
import io.clicktrail.bot.sending.OutgoingMessage.Link;
import io.clicktrail.bot.sending.OutgoingMessage.Press;
import io.clicktrail.bot.text.Texts;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.Goal;
import io.clicktrail.event.Offer;
import io.clicktrail.event.Offer.Status;
import io.clicktrail.event.OfferId;
import io.clicktrail.event.ShareLinks;
import io.clicktrail.event.SharedOffer;

import static org.assertj.core.api.Assertions.assertThat;

class StartAnswersTest {

    private static final ClickId CLICK = new ClickId("-MB3Zq0kAAAAAAAAAAAAAAAAAAAAAA");
    private static final OfferId SPORTS = new OfferId("sports");
    private static final ShareLinks LINKS = new ShareLinks("https://go.example", new byte[16]);

    @Test
    void theCardNamesTheOfferAndLeadsToItsTarget() {
        OutgoingMessage card = answer(Status.ACTIVE, "en");

        assertThat(card.text()).isEqualTo("Offer's {0} name\n\nSubscribe to the channel with the button below.");
        assertThat(card.buttons())
                .containsExactly(
                        new Link("Subscribe", "https://t.me/sportschannel"), new Press("I've done it", "chk:sports"));
        assertThat(card.chat()).isEqualTo("7100000001");
        assertThat(card.id()).isEqualTo(new UUID(1, 2));
    }

    @Test
    void theCardLeadsToTheLinkThatTheOfferHasForItself() {
        Offer offer = Offers.entered("sports", "@sportschannel", Offer.Entry.INVITE_LINK);

        Reply reply = answers(offer).to(new WaitingStart(start(CLICK, "en"), SPORTS, false, "https://t.me/+sports"));

        assertThat(((Now) reply).message().buttons()).contains(new Link("Subscribe", "https://t.me/+sports"));
    }

    @Test
    void whoeverIsSentToJoinIsWatchedWhileTheirClickIsGood() {
        Offer offer = Offers.offer("sports", Goal.JOIN_CHANNEL, Status.ACTIVE);

        Reply reply = answers(offer).to(new WaitingStart(start(CLICK, "en"), SPORTS, false, null));

        assertThat(((Now) reply).watch())
                .isEqualTo(new Watch(
                        7100000001L, SPORTS, "@sportschannel", CLICK.moment().plus(offer.attributionWindow())));
    }

    @Test
    void nobodyIsWatchedWhoIsNotSentToJoin() {
        for (Offer offer : List.of(
                Offers.offer("sports", Goal.JOIN_CHANNEL, Status.PAUSED),
                Offers.offer("sports", Goal.SHARE, Status.ACTIVE))) {
            Reply reply = answers(offer).to(new WaitingStart(start(CLICK, "en"), SPORTS, false, null));

            assertThat(((Now) reply).watch()).isNull();
        }
    }

    @Test
    void whoIsToShareGetsALinkOfTheirOwn() {
        Offer offer = Offers.offer("sports", Goal.SHARE, Status.ACTIVE);
        String link = LINKS.linkOf(new SharedOffer(7100000001L, SPORTS));

        Reply reply = answers(offer).to(new WaitingStart(start(CLICK, "en"), SPORTS, false, null));

        OutgoingMessage message = ((Now) reply).message();
        assertThat(message.text())
                .startsWith("Offer's {0} name\n\nShare your link")
                .endsWith("\n\n" + link);
        assertThat(message.buttons())
                .containsExactly(new Link(
                        "Share",
                        "https://t.me/share/url?url=" + link.replace(":", "%3A").replace("/", "%2F")
                                + "&text=Offer%27s%20%7B0%7D%20name"));
        assertThat(LINKS.open(link.substring(link.lastIndexOf('/') + 1)))
                .isEqualTo(new SharedOffer(7100000001L, SPORTS));
    }

    @Test
    void aPausedOfferIsPolitelyDeclined() {
        OutgoingMessage answer = answer(Status.PAUSED, "en");

        assertThat(answer.text()).contains("Offer's {0} name").contains("paused");
        assertThat(answer.buttons()).isEmpty();
    }

    @Test
    void anExhaustedOfferIsPolitelyDeclined() {
        OutgoingMessage answer = answer(Status.EXHAUSTED, "en");

        assertThat(answer.text()).contains("all places are taken");
        assertThat(answer.buttons()).isEmpty();
    }

    @Test
    void aStartWithoutATokenIsGreetedAtOnce() {
        Reply reply = answers().to(new WaitingStart(start(null, "en"), null, false, null));

        assertThat(((Now) reply).message().text()).startsWith("Hello!");
    }

    @Test
    void aStartWhoseOfferIsNotKnownYetWaits() {
        WaitingStart waiting = new WaitingStart(start(CLICK, "en"), new OfferId("not-heard-of"), false, null);

        assertThat(answers().to(waiting)).isEqualTo(new NotYet());
    }

    @Test
    void aStartThatHasWaitedLongEnoughIsGreeted() {
        Reply withoutClick = answers().to(new WaitingStart(start(CLICK, "en"), null, true, null));
        Reply withoutOffer =
                answers().to(new WaitingStart(start(CLICK, "en"), new OfferId("not-heard-of"), true, null));

        assertThat(((Now) withoutClick).message().text()).startsWith("Hello!");
        assertThat(((Now) withoutOffer).message().text()).startsWith("Hello!");
    }

    @ParameterizedTest(name = "{0} reads {1}")
    @CsvSource(
            nullValues = "-",
            value = {
                "-, Подписаться",
                "ru, Подписаться",
                "ru-RU, Подписаться",
                "kk, Подписаться",
                "en, Subscribe",
                "en-US, Subscribe",
                "de, Subscribe",
                "pt-br, Subscribe",
                "@@@, Subscribe"
            })
    void peopleReadTheirLanguage(@Nullable String language, String button) {
        assertThat(answer(Status.ACTIVE, language).buttons().getFirst().text()).isEqualTo(button);
    }

    @ParameterizedTest
    @EnumSource(Goal.class)
    void everyGoalHasItsWordsInBothLanguages(Goal goal) {
        for (String language : new String[] {"ru", "en"}) {
            Offer offer = Offers.offer("sports", goal, Status.ACTIVE);
            Reply reply = answers(offer).to(new WaitingStart(start(CLICK, language), SPORTS, false, null));

            assertThat(((Now) reply).message().buttons()).isNotEmpty();
        }
    }

    private static OutgoingMessage answer(Status status, @Nullable String language) {
        Offer offer = Offers.offer("sports", Goal.JOIN_CHANNEL, status);
        Reply reply = answers(offer).to(new WaitingStart(start(CLICK, language), SPORTS, false, null));
        return ((Now) reply).message();
    }

    private static StartAnswers answers(Offer... offers) {
        Map<OfferId, Offer> known = offers.length == 0 ? Map.of() : Map.of(SPORTS, offers[0]);
        return new StartAnswers(known::get, LINKS, new Texts());
    }

    private static Start start(@Nullable ClickId click, @Nullable String language) {
        return new Start(new UUID(1, 2), 7100000001L, language, click);
    }
}
