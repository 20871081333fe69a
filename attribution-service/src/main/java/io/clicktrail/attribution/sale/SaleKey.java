package io.clicktrail.attribution.sale;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.ConversionId;
import io.clicktrail.event.Lead;
import io.clicktrail.event.Report;

/**
 * Which sale.
 *
 * @param source who told of it: {@code crm}, or the slug of a relay's source
 * @param reference the source's own number of it; of a lead {@code <account>:<lead id>}
 */
public record SaleKey(String source, String reference) {

    static final String CRM = "crm";

    public static SaleKey of(Lead lead) {
        return new SaleKey(CRM, lead.account() + ":" + lead.id());
    }

    public static SaleKey of(Report report) {
        return new SaleKey(report.source(), report.reference());
    }

    /** Of AmoCRM; nothing where somebody else told of it. */
    @Nullable
    Lead lead() {
        int colon = reference.lastIndexOf(':');
        return source.equals(CRM)
                ? new Lead(reference.substring(0, colon), Long.parseLong(reference.substring(colon + 1)))
                : null;
    }

    ConversionId id() {
        return ConversionId.ofSale(source, reference);
    }
}
