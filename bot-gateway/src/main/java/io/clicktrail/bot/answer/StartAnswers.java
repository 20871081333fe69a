package io.clicktrail.bot.answer;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.clicktrail.bot.answer.Reply.NotYet;
import io.clicktrail.bot.answer.Reply.Now;
import io.clicktrail.bot.membership.CheckButton;
import io.clicktrail.bot.membership.Watch;
import io.clicktrail.bot.sending.OutgoingMessage;
import io.clicktrail.bot.sending.OutgoingMessage.Button;
import io.clicktrail.bot.sending.OutgoingMessage.Link;
import io.clicktrail.bot.sending.OutgoingMessage.Press;
import io.clicktrail.bot.text.Texts;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.Goal;
import io.clicktrail.event.GoalTerms.Proof;
import io.clicktrail.event.Offer;
import io.clicktrail.event.OfferId;
import io.clicktrail.event.ShareLinks;
import io.clicktrail.event.SharedOffer;

/**
 * The words for a start: the card of its offer, or a friendly word where there is none. Who is to share gets a link of
 * their own: it says whose it is, so that those who follow it count for them.
 */
final class StartAnswers {

    private final Function<OfferId, @Nullable Offer> offers;
    private final ShareLinks links;
    private final Texts texts;

    StartAnswers(Function<OfferId, @Nullable Offer> offers, ShareLinks links, Texts texts) {
        this.offers = offers;
        this.links = links;
        this.texts = texts;
    }

    Reply to(WaitingStart waiting) {
        Start start = waiting.start();
        Offer offer = waiting.offer() == null ? null : offers.apply(waiting.offer());
        if (offer != null) {
            return new Now(card(waiting, offer), watchOf(start, offer));
        }
        boolean hopeless = start.click() == null || waiting.overdue();
        return hopeless ? new Now(plain(start, "start.neutral"), null) : new NotYet();
    }

    private static @Nullable Watch watchOf(Start start, Offer offer) {
        ClickId click = start.click();
        if (click == null || !offer.goal().isJoin() || offer.status() != Offer.Status.ACTIVE) {
            return null;
        }
        return new Watch(start.chat(), offer.id(), offer.place(), click.moment().plus(offer.attributionWindow()));
    }

    private OutgoingMessage card(WaitingStart waiting, Offer offer) {
        Start start = waiting.start();
        return switch (offer.status()) {
            case ACTIVE -> offer.goal() == Goal.SHARE ? ownLink(start, offer) : invitation(waiting, offer);
            case PAUSED -> plain(start, "start.paused", offer.name());
            case EXHAUSTED -> plain(start, "start.exhausted", offer.name());
        };
    }

    /** By the link that the offer has for itself, where there is one: then the join names the offer, whoever joins. */
    private OutgoingMessage invitation(WaitingStart waiting, Offer offer) {
        Start start = waiting.start();
        String to = Objects.requireNonNullElse(waiting.inviteLink(), offer.targetUrl());
        String goal = offer.goal().wireName();
        String task = texts.say(start.language(), "task." + goal);
        String button = texts.say(start.language(), "button." + goal);
        String text = texts.say(start.language(), "start.card", offer.name(), task);
        return message(start, text, buttons(start, offer, new Link(button, to)));
    }

    /** A private chat has the id of its user (Bot API, Chat). */
    private OutgoingMessage ownLink(Start start, Offer offer) {
        String link = links.linkOf(new SharedOffer(start.chat(), offer.id()));
        String task = texts.say(start.language(), "task.share");
        String text = texts.say(start.language(), "start.share", offer.name(), task, link);
        Button share = new Link(texts.say(start.language(), "button.share"), shareDialog(link, offer.name()));
        return message(start, text, List.of(share));
    }

    /** Where Telegram can be asked whether it is done, people may say that it is. */
    private List<Button> buttons(Start start, Offer offer, Button target) {
        return offer.goal().terms().proofs().contains(Proof.MEMBERSHIP)
                ? List.of(
                        target, new Press(texts.say(start.language(), "button.check"), CheckButton.dataOf(offer.id())))
                : List.of(target);
    }

    /** Where Telegram lets people choose whom to send it to (core.telegram.org/api/links, share links). */
    private static String shareDialog(String link, String text) {
        return "https://t.me/share/url?url=" + encoded(link) + "&text=" + encoded(text);
    }

    /** Not as forms have it: there a space is a plus, which Telegram shows. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private OutgoingMessage plain(Start start, String key, String... parts) {
        return message(start, texts.say(start.language(), key, parts), List.of());
    }

    private static OutgoingMessage message(Start start, String text, List<Button> buttons) {
        return new OutgoingMessage(start.id(), Long.toString(start.chat()), text, buttons);
    }
}
