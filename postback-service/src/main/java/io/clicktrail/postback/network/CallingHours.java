package io.clicktrail.postback.network;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import io.clicktrail.event.Timetable;

/** When a network may be called, by the clocks where it is. */
public record CallingHours(Timetable timetable, ZoneId zone) {

    public static final CallingHours ALWAYS = new CallingHours(Timetable.ALWAYS, ZoneOffset.UTC);

    /** The moment itself where it may be called now. */
    public Instant nextOpening(Instant now) {
        return timetable.nextOpening(now, zone);
    }
}
