package io.clicktrail.attribution.sale;

import java.util.Collection;
import java.util.List;

import io.clicktrail.event.ClickId;

/**
 * What became known that may say to which click some sales are owed.
 *
 * @param sales that name clicks that are new by their networks' ids
 * @param clicks whose tokens somebody waited for
 * @param users whose clicks others are than before
 */
public record SaleHints(Collection<SaleKey> sales, Collection<ClickId> clicks, Collection<Long> users) {

    public static SaleHints ofUsers(Collection<Long> users) {
        return new SaleHints(List.of(), List.of(), users);
    }
}
