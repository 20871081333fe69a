package io.clicktrail.crm.deal;

import java.math.BigDecimal;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.ClickId;
import io.clicktrail.event.ContactHashes;

/**
 * What a hook says about a lead beside its stage. The short hooks of the digital pipeline say nothing.
 *
 * @param price major units of the pipeline's currency; absent where the hook has none, or 0, which is how AmoCRM writes
 *     "not filled in"
 * @param utm {@code source}, {@code medium} and their like, as configured
 * @param click our own click, where one of those fields holds its token
 * @param contact of whom it is about, where its fields say it; never as it came
 */
public record LeadDetails(
        @Nullable String name,
        @Nullable BigDecimal price,
        Map<String, String> utm,
        @Nullable ClickId click,
        @Nullable ContactHashes contact) {

    public static final LeadDetails NONE = new LeadDetails(null, null, Map.of(), null, null);
}
