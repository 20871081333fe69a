package io.clicktrail.attribution.sale;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.ConversionId;
import io.clicktrail.event.CreditedSale;
import io.clicktrail.event.Lead;
import io.clicktrail.event.Report;

/**
 * Which sale.
 *
 * @param source who told of it: {@link CreditedSale#CRM}, or the slug of a relay's source
 * @param reference the source's own number of it; of a lead {@code <account>:<lead id>}
 */
public record SaleKey(String source, String reference) {

    public static SaleKey of(Lead lead) {
        return new SaleKey(CreditedSale.CRM, lead.account() + ":" + lead.id());
    }

    public static SaleKey of(Report report) {
        return new SaleKey(report.source(), report.reference());
    }

    /** Of AmoCRM; nothing where somebody else told of it. */
    @Nullable
    Lead lead() {
        int colon = reference.lastIndexOf(':');
        return source.equals(CreditedSale.CRM)
                ? new Lead(reference.substring(0, colon), Long.parseLong(reference.substring(colon + 1)))
                : null;
    }

    ConversionId id() {
        return ConversionId.ofSale(source, reference);
    }
}
