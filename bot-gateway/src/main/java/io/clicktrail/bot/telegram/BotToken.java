package io.clicktrail.bot.telegram;

import java.util.regex.Pattern;

import io.clicktrail.http.secret.UnusableSecretException;

/** The bot's token as BotFather gives it: the bot's number, a colon, the secret. Shown nowhere. */
public final class BotToken {

    private static final Pattern SHAPE = Pattern.compile("[0-9]{1,16}:[A-Za-z0-9_-]+");

    private final String text;

    private BotToken(String text) {
        this.text = text;
    }

    /** @throws UnusableSecretException if it is none */
    public static BotToken parse(String text) {
        if (!SHAPE.matcher(text).matches()) {
            throw new UnusableSecretException("BOT_TOKEN", "is not shaped as BotFather gives it, digits:characters");
        }
        return new BotToken(text);
    }

    public String text() {
        return text;
    }

    /** Number of the bot, as of any user. */
    public long botId() {
        return Long.parseLong(text.substring(0, text.indexOf(':')));
    }

    @Override
    public String toString() {
        return "token of bot " + botId();
    }
}
