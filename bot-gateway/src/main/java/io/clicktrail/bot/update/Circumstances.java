package io.clicktrail.bot.update;

import java.time.Instant;

import io.clicktrail.event.EventId;
import io.clicktrail.event.UpdateRef;

/** What all facts of one update share. */
record Circumstances(UpdateRef update, Instant receivedAt) {

    private static final int MILLIS_TO_END_OF_SECOND = 999;
    private static final int STEPS = 1_000;
    private static final int NANOS_OF_STEP = 1_000;

    /**
     * When the fact happened.
     *
     * <p>Telegram tells whole seconds, clicks are known to the millisecond, and attribution credits no click that is
     * later than the action. Taken as it is, a /start in the second of its click would lie before it. So a fact lies at
     * the end of its second, or where we heard of it earlier than that, when we heard of it: both are never before the
     * click that caused it, and neither is in the future. Within the last millisecond the number of the update
     * decides, so that a join and a ban in one second, told late, keep their order.
     *
     * <p>It depends on nothing but the received event, so doing it again gives the same.
     *
     * @param date seconds since 1970, as Telegram gave them
     */
    Instant occurredAt(int date) {
        long step = Math.floorMod(update.updateId(), (long) STEPS);
        Instant endOfSecond =
                Instant.ofEpochSecond(date).plusMillis(MILLIS_TO_END_OF_SECOND).plusNanos(step * NANOS_OF_STEP);
        return endOfSecond.isBefore(receivedAt) ? endOfSecond : receivedAt;
    }

    /** Of a fact for which Telegram tells no time: it lies where we heard of it, and its id says nothing of when. */
    EventId factId(String fact) {
        return factId(0, fact);
    }

    /** The same for every copy of the update. */
    EventId factId(int date, String fact) {
        return EventId.derived(
                Instant.ofEpochSecond(date), "telegram", update.bot(), Long.toString(update.updateId()), fact);
    }
}
