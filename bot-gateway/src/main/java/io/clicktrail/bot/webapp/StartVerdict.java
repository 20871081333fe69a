package io.clicktrail.bot.webapp;

import java.util.Locale;

import io.clicktrail.event.TelegramEvent.MiniAppOpened;

/** What init data is worth. */
sealed interface StartVerdict {

    record Genuine(MiniAppOpened event) implements StartVerdict {}

    record Refused(Flaw flaw) implements StartVerdict {}

    /** Why nothing follows from it. */
    enum Flaw {
        /** No init data, or too much of it. */
        MALFORMED(400),
        /** Not signed for this bot, or changed since. */
        WRONG_SIGNATURE(401),
        /** Signed too long ago, or later than now. */
        EXPIRED(401),
        /** Genuine, but without a user: nobody to credit. */
        NO_USER(400);

        private final int status;

        Flaw(int status) {
            this.status = status;
        }

        int status() {
            return status;
        }

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
