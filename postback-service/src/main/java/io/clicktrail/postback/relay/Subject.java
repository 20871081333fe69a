package io.clicktrail.postback.relay;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.ClickId;

/**
 * Of whom a call tells.
 *
 * @param user Telegram user id
 * @param click our token
 * @param networkClickId the network's own id of a click
 */
public record Subject(
        @Nullable Long user,
        @Nullable ClickId click,
        @Nullable String networkClickId) {

    public static final Subject NOBODY = new Subject(null, null, null);

    public boolean isNobody() {
        return user == null && click == null && networkClickId == null;
    }

    /** What this one does not know is taken from the other. */
    public Subject or(Subject other) {
        return new Subject(
                user == null ? other.user : user,
                click == null ? other.click : click,
                networkClickId == null ? other.networkClickId : networkClickId);
    }

    /** Whether the two cannot be about the same. */
    boolean contradicts(Subject other) {
        return differ(user, other.user) || differ(click, other.click) || differ(networkClickId, other.networkClickId);
    }

    private static boolean differ(@Nullable Object one, @Nullable Object other) {
        return one != null && other != null && !one.equals(other);
    }
}
