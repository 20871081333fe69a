package io.clicktrail.attribution.sale;

import java.util.Collection;
import java.util.List;

import io.clicktrail.event.ClickId;

/**
 * What became known that may say to which click some sales are owed.
 *
 * @param clicks whose tokens somebody waited for
 * @param networkClickIds of clicks that are new
 * @param users whose clicks others are than before
 */
public record SaleHints(Collection<ClickId> clicks, Collection<String> networkClickIds, Collection<Long> users) {

    public static SaleHints ofUsers(Collection<Long> users) {
        return new SaleHints(List.of(), List.of(), users);
    }
}
