package io.clicktrail.transport.consume;

import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;

import io.clicktrail.event.UnreadableEventException;
import io.clicktrail.transport.Causes;
import io.clicktrail.transport.consume.Arrival.Poison;
import io.clicktrail.transport.consume.Arrival.Readable;
import io.clicktrail.transport.consume.Bisection.Fault;
import io.clicktrail.transport.deadletter.DeadLetter;
import io.clicktrail.transport.deadletter.Reason;

/** Writes the dead letters of a consumer group. */
final class Letters {

    private final String group;
    private final InstantSource clock;

    Letters(String group, InstantSource clock) {
        this.group = group;
        this.clock = clock;
    }

    DeadLetter unreadable(Poison poison) {
        String detail = poison.cause() instanceof UnreadableEventException e ? e.getMessage() : null;
        return new DeadLetter(poison.record(), group, Reason.UNREADABLE, poison.cause(), detail, clock.instant());
    }

    DeadLetter refused(Fault<Readable> fault) {
        Optional<String> sqlState = Causes.of(fault.cause()).chain().stream()
                .map(SqlState::of)
                .filter(Objects::nonNull)
                .findFirst();
        Reason reason = sqlState.isPresent() ? Reason.REFUSED_BY_DATABASE : Reason.REFUSED_BY_SERVICE;
        String detail = sqlState.map("SQLSTATE "::concat).orElse(null);
        return new DeadLetter(fault.item().record(), group, reason, fault.cause(), detail, clock.instant());
    }
}
