package io.clicktrail.click.landing;

import org.jspecify.annotations.Nullable;

import io.clicktrail.click.inapp.WayIn;
import io.clicktrail.event.Link.Theme;
import io.clicktrail.event.LinkId;

/**
 * One visitor's page, decided before it is written.
 *
 * @param picture a {@code data:} URL, or null: a monogram stands there
 * @param go where the button leads
 * @param target where {@code go} leads in the end, opened directly where it is Telegram's; null where only {@code go}
 *     can tell
 * @param pass of the view; absent in a preview, which counts nothing and leads nobody away by itself
 * @param nonce of the answer's content security policy
 */
record LandingView(
        LinkId link,
        Wording wording,
        Theme theme,
        @Nullable String picture,
        WayIn way,
        String go,
        @Nullable String target,
        @Nullable String pass,
        String nonce) {}
