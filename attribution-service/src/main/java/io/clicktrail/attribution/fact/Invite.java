package io.clicktrail.attribution.fact;

import org.jspecify.annotations.Nullable;

/**
 * By which invite link somebody came into a chat, as far as Telegram tells.
 *
 * @param link its text; of links that others have made a part of it is masked
 * @param name that whoever made it gave it
 */
public record Invite(@Nullable String link, @Nullable String name) {

    public static final Invite UNKNOWN = new Invite(null, null);
}
