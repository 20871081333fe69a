package io.clicktrail.attribution.fact;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.ClickId;

/**
 * A click whose token a person has sent to the bot.
 *
 * @param click absent while only its token is known
 * @param bound whether it is theirs: nobody else sent the token before them
 * @param premium whether whose it is had Telegram Premium when they sent the token
 */
public record StartedClick(ClickId id, @Nullable Click click, boolean bound, boolean premium) {}
