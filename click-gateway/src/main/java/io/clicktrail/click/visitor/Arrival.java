package io.clicktrail.click.visitor;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.Visitor;
import io.clicktrail.event.Visitor.Standing;

/**
 * Somebody who has just come, as far as a request tells.
 *
 * @param cookie the value of the {@code Set-Cookie} by which the visitor will be known next time; absent where one came
 */
public record Arrival(
        Instant at, Visitor visitor, Agent agent, @Nullable String cookie) {

    Arrival standing(Standing standing) {
        return new Arrival(at, visitor.with(standing), agent, cookie);
    }
}
