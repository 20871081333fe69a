package io.clicktrail.attribution.decision;

import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

import io.clicktrail.event.ClickId;
import io.clicktrail.event.OfferId;

/**
 * Why an action was credited as it was.
 *
 * @param rule name and version of the rule that decided
 * @param winner the click that is credited; absent where none is
 * @param losers the other clicks of the person, newest first
 * @param moreLosers how many there are beyond those listed
 * @param invitedBy the offer by whose own invite link the person came; absent where it was no offer's, or none that pays
 */
public record Explanation(
        String rule,
        @Nullable ClickId winner,
        List<Loser> losers,
        int moreLosers,
        @Nullable OfferId invitedBy) {

    /** Of an action for which no offer pays: nobody has looked at the clicks. */
    public static final Explanation NO_OFFER_PAYS = noClickLookedAt("no_offer_pays.v1");

    /** Of what a partner reports for an offer that there is not. */
    static final Explanation UNKNOWN_OFFER = noClickLookedAt("unknown_offer.v1");

    /** Of what a partner reports for an offer with a goal that only Telegram can tell. */
    static final Explanation NOT_PROVED_BY_REPORTS = noClickLookedAt("not_proved_by_reports.v1");

    /** Of what a partner had reported before its offer was made. */
    static final Explanation OFFER_MADE_LATER = noClickLookedAt("offer_made_later.v1");

    private static final int MOST_LISTED = 20;

    public Explanation {
        losers = List.copyOf(losers);
    }

    private static Explanation noClickLookedAt(String rule) {
        return new Explanation(rule, null, List.of(), 0, null);
    }

    static Explanation of(String rule, @Nullable ClickId winner, List<Loser> losers, @Nullable OfferId invitedBy) {
        int listed = Math.min(losers.size(), MOST_LISTED);
        return new Explanation(rule, winner, losers.subList(0, listed), losers.size() - listed, invitedBy);
    }

    /** A click that is not credited. The offer is absent while only the click's token is known. */
    public record Loser(ClickId click, @Nullable OfferId offer, Reason reason) {}

    /** Why a click is not credited. The first that holds, in this order. */
    public enum Reason {
        /** Somebody started its token, but the click itself has not arrived. */
        CLICK_UNKNOWN,
        /** Another user started its token first. */
        BOUND_TO_OTHER_USER,
        /** A partner tells of another user's click. */
        REPORTED_OF_ANOTHER,
        /** Its offer pays for what is done elsewhere. */
        OTHER_PLACE,
        /** Its offer pays for something else that can be done there. */
        OTHER_GOAL,
        /** The person is the advertiser. */
        OWN_ACCOUNT,
        /** The visitor was not sent on: the offer was paused, exhausted or out of its hours. */
        NOT_ACCEPTED,
        /** Its browser was a machine. */
        MACHINE,
        AFTER_THE_ACTION,
        /** Older than the offer's attribution window. */
        TOO_OLD,
        /** It let its person in, but they came outside of the hours, and later than that is granted. */
        OUT_OF_SCHEDULE,
        /** The person was a member already when they clicked, or had done it already. */
        NOT_NEW,
        /** The person came by the own invite link of another offer. */
        OTHER_LINK,
        /** It would have won, but this person has been credited for this already. */
        REPEAT,
        OLDER_THAN_THE_WINNER,
        /** Its offer credits the first click. */
        YOUNGER_THAN_THE_WINNER;

        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        public static Reason parse(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }
}
