package io.clicktrail.attribution.rate;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.clicktrail.event.BotRight;
import io.clicktrail.event.Goal;
import io.clicktrail.event.GoalTerms;
import io.clicktrail.event.Offer;

/**
 * A goal as people read it.
 *
 * @param proofs each of them is enough to pay for it
 * @param rights what the bot must be allowed to do, by the Bot API's names; none: it need not be an administrator
 * @param rightsInDiscussion whether it needs them in the group linked to the channel, not in the channel
 * @param minimum the least that new offers pay now
 * @param undoable whether the user can take the action back so that we hear of it
 * @param limits what of it cannot be seen, in words, by language
 */
record GoalView(
        Goal goal,
        List<String> places,
        List<String> proofs,
        List<String> rights,
        boolean rightsInDiscussion,
        Offer.Rate minimum,
        boolean undoable,
        Map<String, String> limits) {

    static GoalView of(KnownRate rate, Map<String, String> limits) {
        GoalTerms terms = rate.goal().terms();
        return new GoalView(
                rate.goal(),
                names(terms.places()),
                names(terms.proofs()),
                terms.rights().stream().map(BotRight::field).toList(),
                terms.inDiscussion(),
                rate.minimum(),
                terms.undoable(),
                limits);
    }

    private static List<String> names(Collection<? extends Enum<?>> values) {
        return values.stream()
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
