package io.clicktrail.event;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What holds for a goal wherever it is ordered.
 *
 * @param places the kinds of places where it can be done
 * @param proofs each of them is enough to pay for it; without any it is not paid, and never guessed
 * @param rights what the bot must be allowed to do there; none: it need not be an administrator
 * @param inDiscussion whether it needs them in the group linked to the channel, not in the channel itself
 * @param minimum the least an advertiser may offer, in Stars, until the administrator sets other ones
 * @param undoable whether the user can take the action back so that we hear of it
 */
public record GoalTerms(
        Set<PlaceKind> places,
        Set<Proof> proofs,
        Set<BotRight> rights,
        boolean inDiscussion,
        Offer.Rate minimum,
        boolean undoable) {

    /** Where an action can be done. */
    public enum PlaceKind {
        GROUP,
        CHANNEL,
        /** A private chat with a bot: ours, or the advertiser's. */
        BOT,
        MINI_APP,
        /** Outside of Telegram, or where only a partner can see it. */
        ELSEWHERE
    }

    /** By what an action is known to have been done. */
    public enum Proof {
        /** Telegram tells the bot by itself. */
        UPDATE,
        /** Telegram answers when it is asked for one member (getChatMember). */
        MEMBERSHIP,
        /** Telegram has signed the start of a Mini App. */
        SIGNED_START,
        /** Enough people have followed the user's own link of ours. */
        SHARE_LINK,
        /** A partner who saw it tells us, with the click or the user. */
        RELAY
    }

    public GoalTerms {
        places = inOrder(PlaceKind.class, places);
        proofs = inOrder(Proof.class, proofs);
        rights = inOrder(BotRight.class, rights);
    }

    static GoalTerms at(PlaceKind... places) {
        return new GoalTerms(Set.of(places), Set.of(), Set.of(), false, stars(0, 0), false);
    }

    GoalTerms provedBy(Proof... proofs) {
        return new GoalTerms(places, Set.of(proofs), rights, inDiscussion, minimum, undoable);
    }

    GoalTerms needing(BotRight... rights) {
        return new GoalTerms(places, proofs, Set.of(rights), inDiscussion, minimum, undoable);
    }

    GoalTerms needingInDiscussion(BotRight... rights) {
        return new GoalTerms(places, proofs, Set.of(rights), true, minimum, undoable);
    }

    GoalTerms from(int base, int premium) {
        return new GoalTerms(places, proofs, rights, inDiscussion, stars(base, premium), undoable);
    }

    GoalTerms canBeUndone() {
        return new GoalTerms(places, proofs, rights, inDiscussion, minimum, true);
    }

    private static Offer.Rate stars(int base, int premium) {
        return new Offer.Rate(BigDecimal.valueOf(base), BigDecimal.valueOf(premium), Money.STARS);
    }

    private static <E extends Enum<E>> Set<E> inOrder(Class<E> type, Set<E> values) {
        Set<E> ordered = EnumSet.noneOf(type);
        ordered.addAll(List.copyOf(values));
        return Collections.unmodifiableSet(ordered);
    }
}
