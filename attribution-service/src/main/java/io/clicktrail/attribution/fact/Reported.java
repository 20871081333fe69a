package io.clicktrail.attribution.fact;

import java.time.Instant;
import java.util.Collection;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.EventId;
import io.clicktrail.event.OfferId;

/**
 * A user did what an offer orders, as a partner tells. Everybody has it who may be meant; of all these at most one is.
 *
 * @param event of the report where it names the user; else another for each of those who may be meant, always the same
 * @param theirs whether this user is meant, as far as is known
 * @param premium whether they had Telegram Premium then, where the partner says it
 * @param withdrawals of this report, before or after it
 * @param heardAt when this service first heard of the report, by its own clock
 */
public record Reported(
        EventId event,
        Instant at,
        long user,
        OfferId offer,
        String source,
        String reference,
        boolean theirs,
        @Nullable Boolean premium,
        Collection<Withdrawal> withdrawals,
        Instant heardAt)
        implements Action {

    static Reported of(ActionReport report, long user, boolean theirs, Collection<Withdrawal> withdrawals) {
        return new Reported(
                report.user() != null ? report.event() : identityOf(report, user),
                report.at(),
                user,
                report.offer(),
                report.source(),
                report.reference(),
                theirs,
                report.premium(),
                withdrawals,
                report.heardAt());
    }

    private static EventId identityOf(ActionReport report, long user) {
        return EventId.derived(report.at(), "action.reported", report.event().toString(), Long.toString(user));
    }
}
