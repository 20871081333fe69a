package io.clicktrail.bot.answer;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.clicktrail.bot.answer.Reply.NotYet;
import io.clicktrail.bot.answer.Reply.Now;
import io.clicktrail.bot.sending.OutgoingMessage;
import io.clicktrail.bot.sending.OutgoingMessage.Button;
import io.clicktrail.bot.text.Texts;
import io.clicktrail.event.Offer;
import io.clicktrail.event.OfferId;

/** The words for a start: the card of its offer, or a friendly word where there is none. */
final class StartAnswers {

    private final Function<OfferId, @Nullable Offer> offers;
    private final Texts texts;

    StartAnswers(Function<OfferId, @Nullable Offer> offers, Texts texts) {
        this.offers = offers;
        this.texts = texts;
    }

    Reply to(WaitingStart waiting) {
        Start start = waiting.start();
        Offer offer = waiting.offer() == null ? null : offers.apply(waiting.offer());
        if (offer != null) {
            return new Now(card(start, offer));
        }
        boolean hopeless = start.click() == null || waiting.overdue();
        return hopeless ? new Now(plain(start, "start.neutral")) : new NotYet();
    }

    private OutgoingMessage card(Start start, Offer offer) {
        return switch (offer.status()) {
            case ACTIVE -> invitation(start, offer);
            case PAUSED -> plain(start, "start.paused", offer.name());
            case EXHAUSTED -> plain(start, "start.exhausted", offer.name());
        };
    }

    private OutgoingMessage invitation(Start start, Offer offer) {
        String goal = offer.goal().wireName();
        String task = texts.say(start.language(), "task." + goal);
        Button button = new Button(texts.say(start.language(), "button." + goal), offer.targetUrl());
        return message(start, texts.say(start.language(), "start.card", offer.name(), task), button);
    }

    private OutgoingMessage plain(Start start, String key, String... parts) {
        return message(start, texts.say(start.language(), key, parts), null);
    }

    private static OutgoingMessage message(Start start, String text, @Nullable Button button) {
        return new OutgoingMessage(start.id(), Long.toString(start.chat()), text, button);
    }
}
