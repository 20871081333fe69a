package io.clicktrail.postback.network;

import java.util.Locale;

import io.clicktrail.http.problem.ProblemException;

/** The states of a conversion, and of a sale, that a network may want to hear of. */
public enum ConversionStatus {
    PENDING(1),
    APPROVED(2),
    REJECTED(2),
    REVERSED(3),
    /** Somebody bought, and a click brought them. */
    SALE(1),
    /** They bought once more, as a subscription does. */
    REBILL(1);

    private final String wireName = name().toLowerCase(Locale.ROOT);
    private final int step;

    ConversionStatus(int step) {
        this.step = step;
    }

    /** Where it stands in the life of a conversion: a network hears of earlier steps first. */
    public int step() {
        return step;
    }

    public String wireName() {
        return wireName;
    }

    /** @throws ProblemException naming the statuses there are */
    public static ConversionStatus named(String text) {
        for (ConversionStatus status : values()) {
            if (status.wireName.equals(text)) {
                return status;
            }
        }
        throw new ProblemException(
                400, "invalid_field", "a status is one of pending, approved, rejected, reversed, sale, rebill");
    }
}
