package io.clicktrail.postback.control;

import java.time.ZoneId;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.NetworkId;

/**
 * What is to be done with postbacks for which a condition holds.
 *
 * @param network absent: of all networks
 * @param zone in which hours are read
 */
record Rule(String name, @Nullable NetworkId network, Action action, Condition condition, ZoneId zone) {

    /** What a rule can decide. */
    enum Action {
        /** Whatever later rules say. */
        SEND,
        HOLD,
        REJECT
    }

    boolean holds(Subject subject, int sameVisitor) {
        return isFor(subject.network()) && condition.holds(new Evidence(subject, sameVisitor, zone));
    }

    boolean asksForVisitors() {
        return condition.asksForVisitors();
    }

    private boolean isFor(NetworkId other) {
        return network == null || network.equals(other);
    }

    Verdict verdict() {
        return switch (action) {
            case SEND -> new Verdict.Send();
            case HOLD -> new Verdict.Hold(Verdict.byRule(name));
            case REJECT -> new Verdict.Decline(Verdict.byRule(name));
        };
    }
}
