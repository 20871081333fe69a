package io.clicktrail.bot.answer;

import io.clicktrail.bot.sending.OutgoingMessage;

/** What a waiting start is told. */
sealed interface Reply {

    record Now(OutgoingMessage message) implements Reply {}

    /** What it needs is not here yet. */
    record NotYet() implements Reply {}
}
