package io.clicktrail.bot.answer;

import org.jspecify.annotations.Nullable;

import io.clicktrail.bot.membership.Watch;
import io.clicktrail.bot.sending.OutgoingMessage;

/** What a waiting start is told. */
sealed interface Reply {

    /** @param watch whom to look for where no join is heard of; absent where nobody is sent to join */
    record Now(OutgoingMessage message, @Nullable Watch watch) implements Reply {}

    /** What it needs is not here yet. */
    record NotYet() implements Reply {}
}
