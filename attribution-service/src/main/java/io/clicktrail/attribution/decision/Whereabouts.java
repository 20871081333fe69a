package io.clicktrail.attribution.decision;

import java.time.LocalDate;
import java.util.Comparator;

import org.jspecify.annotations.Nullable;

import io.clicktrail.attribution.fact.Action;
import io.clicktrail.attribution.fact.Deed;
import io.clicktrail.attribution.fact.Join;
import io.clicktrail.attribution.fact.Moves;
import io.clicktrail.attribution.fact.PersonFacts;
import io.clicktrail.attribution.fact.Reported;
import io.clicktrail.attribution.fact.Share;
import io.clicktrail.attribution.fact.Target;
import io.clicktrail.event.Chat;
import io.clicktrail.event.Goal;
import io.clicktrail.event.GoalTerms.Proof;
import io.clicktrail.event.Offer;

/** Whether an action is what an offer asks for, where it asks for it. */
final class Whereabouts {

    private Whereabouts() {}

    static boolean isDoneFor(Action action, Offer offer) {
        return switch (action) {
            case Join _ -> offer.goal().isJoin();
            case Deed deed -> offer.goal() == deed.target().goal();
            case Share share -> offer.goal() == Goal.SHARE && offer.id().equals(share.offer());
            case Reported told ->
                offer.id().equals(told.offer()) && offer.goal().terms().proofs().contains(Proof.RELAY);
        };
    }

    static boolean isDoneAt(Action action, Offer offer, Moves moves) {
        return switch (action) {
            case Join join -> moves.namesOf(join.chat()).contains(offer.place());
            case Deed deed -> deed.target().names(moves).contains(offer.place());
            case Share share -> offer.id().equals(share.offer());
            case Reported told -> offer.id().equals(told.offer());
        };
    }

    /** Of actions for one offer at the same place one is credited. A chat keeps the place of its first id. */
    static String placeOf(Action action, Offer offer, PersonFacts person) {
        Moves moves = person.course().moves();
        return switch (action) {
            case Join join -> Long.toString(moves.originOf(join.chat().id()));
            case Deed deed -> placeOf(deed.target(), offer, moves);
            case Share _ -> offer.place();
            case Reported _ -> placeSeen(offer, person);
        };
    }

    /** A partner names no chat: what Telegram has told of the same person for the same offer was done at the same place. */
    private static String placeSeen(Offer offer, PersonFacts person) {
        Moves moves = person.course().moves();
        return person.deeds().stream()
                .filter(deed -> isDoneFor(deed, offer) && isDoneAt(deed, offer, moves))
                .map(deed -> placeOf(deed.target(), offer, moves))
                .min(Comparator.naturalOrder())
                .orElse(offer.place());
    }

    /** The place, and for what an offer pays again that which tells one time from the next. */
    static String occasionOf(Action action, Offer offer, PersonFacts person) {
        String place = placeOf(action, offer, person);
        return switch (offer.repeats()) {
            case null -> place;
            case DAILY -> place + "#" + LocalDate.ofInstant(action.at(), offer.timeZone());
            case EACH_MESSAGE -> place + "#" + messageOf(action);
        };
    }

    /** A partner names no message: each reference is one. */
    private static @Nullable Object messageOf(Action action) {
        return switch (action) {
            case Deed deed -> deed.target().message();
            case Reported told -> told.source() + ":" + told.reference();
            case Join _, Share _ -> null;
        };
    }

    private static String placeOf(Target target, Offer offer, Moves moves) {
        Chat chat = target.chat();
        if (chat == null) {
            return offer.place();
        }
        String origin = Long.toString(moves.originOf(chat.id()));
        return offer.place().contains("/") ? origin + "/" + target.message() : origin;
    }
}
