package io.clicktrail.crm.deal;

import io.clicktrail.crm.deal.StatusChange.Stage;
import io.clicktrail.event.DealEvent.DealStatusChanged;
import io.clicktrail.event.EventId;

/** What is said of a change. The id follows from the change, so saying it twice is saying it once. */
public final class DealWords {

    private DealWords() {}

    public static DealStatusChanged of(StatusChange change) {
        Stage previous = change.previous();
        return new DealStatusChanged(
                EventId.derived(
                        change.at(),
                        "deal.status_changed",
                        change.lead().account(),
                        Long.toString(change.lead().id()),
                        change.key()),
                change.at(),
                change.lead(),
                change.stage().pipeline(),
                change.stage().status(),
                previous == null ? null : previous.pipeline(),
                previous == null ? null : previous.status(),
                change.details().click(),
                change.details().contact());
    }
}
