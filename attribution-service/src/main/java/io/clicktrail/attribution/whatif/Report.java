package io.clicktrail.attribution.whatif;

import java.math.BigDecimal;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonFormat;
import org.jspecify.annotations.Nullable;

import io.clicktrail.event.ClickId;
import io.clicktrail.event.ConversionId;
import io.clicktrail.event.OfferId;

/**
 * What other rules would change. Money is what networks would earn, unless it says otherwise; amounts are exact.
 *
 * @param people about whom something was decided
 * @param payouts by currency
 * @param rates what advertisers would pay, by currency
 * @param networks those whose clicks would earn more or less, or as much; by name, then currency
 * @param changes the first of them, in the order of the people's ids
 * @param changesLeftOut how many more there are
 */
record Report(
        long people,
        Conversions conversions,
        List<Moved> payouts,
        List<Moved> rates,
        List<Earned> networks,
        List<Change> changes,
        long changesLeftOut) {

    /**
     * @param same owned by the same clicks, with the same shares
     * @param moved owned by other clicks, or with other shares
     * @param lost not paid any more
     * @param gained paid that were not
     */
    record Conversions(long before, long after, long same, long moved, long lost, long gained) {}

    /**
     * @param taken what clicks would earn less; of rates what conversions would cost less
     * @param given what they would earn, or cost, more: before - taken + given = after
     */
    record Moved(
            String currency,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal before,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal after,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal taken,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal given) {}

    /** @param network absent: own traffic */
    record Earned(
            @Nullable String network,
            String currency,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal before,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal after) {}

    /** One conversion that would have other owners: none before, or none after, where it is gained or lost. */
    record Change(ConversionId conversion, OfferId offer, String currency, List<Owner> before, List<Owner> after) {}

    record Owner(
            ClickId click,
            @Nullable String network,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount) {}
}
