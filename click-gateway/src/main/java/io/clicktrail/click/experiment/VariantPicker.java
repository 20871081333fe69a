package io.clicktrail.click.experiment;

import java.util.List;

import io.clicktrail.event.Link.Variant;

/**
 * Shares visitors out among variants by weight. The same experiment, visitor and weights give the same variant for
 * ever; different experiments divide the same visitors independently.
 */
public final class VariantPicker {

    private VariantPicker() {}

    /** @param variants one or more; where all weights are 0 the first is shown */
    public static Variant pick(String experiment, String visitor, List<Variant> variants) {
        long total = variants.stream().mapToLong(Variant::weight).sum();
        long hash = Integer.toUnsignedLong(MurmurHash3.of(experiment + '\0' + visitor));
        // The hash as a fraction of 2^32, laid on the line of weights.
        long point = hash * total >>> Integer.SIZE;
        for (Variant variant : variants) {
            if (point < variant.weight()) {
                return variant;
            }
            point -= variant.weight();
        }
        return variants.getFirst();
    }
}
