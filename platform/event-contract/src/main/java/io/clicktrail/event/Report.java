package io.clicktrail.event;

import org.jspecify.annotations.Nullable;

/**
 * Who told us of something that only others see, and of whom. At least one of user, click and networkClickId is present.
 *
 * @param source slug of the relay's source
 * @param reference the source's own number of what it tells of, the same in all that it tells of it
 * @param user Telegram user id
 * @param click our token
 * @param networkClickId the network's own id of a click ({@code uid})
 */
public record Report(
        String source,
        String reference,
        @Nullable Long user,
        @Nullable ClickId click,
        @Nullable String networkClickId) {

    String key() {
        return source + ":" + reference;
    }
}
