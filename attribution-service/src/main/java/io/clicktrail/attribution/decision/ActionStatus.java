package io.clicktrail.attribution.decision;

import java.time.Instant;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * How an action stands.
 *
 * @param actedAt when it was done, as far as was known when this was decided
 * @param settlesAt when late facts lose their say; absent where nobody asks
 * @param late what a late fact would have changed
 * @param explanation why no click is credited; that of a credited action stands with its conversion
 */
public record ActionStatus(
        State state,
        Instant actedAt,
        @Nullable Instant settlesAt,
        @Nullable Lateness late,
        @Nullable Explanation explanation) {

    static ActionStatus untracked(Verdict.Untracked verdict) {
        return new ActionStatus(State.UNTRACKED, verdict.action().at(), null, null, verdict.why());
    }

    static ActionStatus of(State state, Verdict.Tracked verdict) {
        Explanation explanation = state == State.CREDITED ? null : verdict.explanation();
        return new ActionStatus(state, verdict.action().at(), verdict.settlesAt(), null, explanation);
    }

    static ActionStatus late(Lateness lateness, Verdict.Tracked verdict) {
        return new ActionStatus(
                State.LATE, verdict.action().at(), verdict.settlesAt(), lateness, verdict.explanation());
    }

    /** What became of an action. */
    public enum State {
        /** It has a conversion. */
        CREDITED,
        /** The person has been credited for this already. */
        REPEAT,
        /** No click explains it, but an offer's own link does: it counts for the campaign, and nobody is paid. */
        CAMPAIGN,
        /** No click explains it yet. */
        PARKED,
        /** No click explained it in time: it is organic. */
        EXPIRED,
        /** Facts that came after the settlement speak for another ending; the past stays. */
        LATE,
        /** No offer pays for it. */
        UNTRACKED;

        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether people look for such actions whoever has done them; the others are too many to be worth an index. */
        public boolean isListed() {
            return this == CAMPAIGN || this == PARKED || this == EXPIRED || this == LATE;
        }

        /** @throws IllegalArgumentException if there is no such state */
        @JsonCreator
        public static State parse(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    /** What late facts would have changed. */
    public enum Lateness {
        /** Its credit would have gone to another click, or to none. */
        CREDIT_SETTLED,
        /** It would have been credited, but had expired. */
        EXPIRED_BEFORE,
        /** It would have been credited, but a later action holds the same conversion and is settled. */
        CONVERSION_SETTLED;

        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        public static Lateness parse(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }
}
