package io.clicktrail.postback.network;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.Money;

/**
 * What a network is told that it earned.
 *
 * @param otherwise what holds where no special one does
 * @param specials for some credits; the first that fits counts
 */
public record PayoutRule(Amount otherwise, List<Special> specials) {

    /** What the offer says. */
    public static final PayoutRule OF_THE_OFFER = new PayoutRule(new Amount.OfTheOffer(), List.of());

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int USUAL_DIGITS = 2;

    public PayoutRule {
        specials = List.copyOf(specials);
    }

    /** One way to tell it. */
    public sealed interface Amount {

        /** As the credit has it. */
        record OfTheOffer() implements Amount {}

        record Fixed(Money money) implements Amount {}

        /**
         * A part of what the advertiser owes, or of what the buyer paid, in that currency.
         *
         * @param percent above 0, at most 100
         */
        record Share(BigDecimal percent) implements Amount {}
    }

    /**
     * What holds for some credits in the rule's place.
     *
     * @param goal absent: for all
     * @param premium absent: whoever did it
     */
    public record Special(@Nullable String goal, @Nullable Boolean premium, Amount amount) {

        boolean fits(String done, boolean byPremium) {
            return (goal == null || goal.equals(done)) && (premium == null || premium == byPremium);
        }
    }

    /**
     * @param offered what the offer pays the network
     * @param base of what a share is taken; where nobody knows it any more the network is told what the offer says
     */
    public Money of(String goal, boolean premium, Money offered, @Nullable Money base) {
        Amount amount = specials.stream()
                .filter(special -> special.fits(goal, premium))
                .map(Special::amount)
                .findFirst()
                .orElse(otherwise);
        return switch (amount) {
            case Amount.OfTheOffer _ -> offered;
            case Amount.Fixed(Money money) -> money;
            case Amount.Share(BigDecimal percent) -> base == null ? offered : share(percent, base);
        };
    }

    /** Rounded half to even, to the digits of its currency. */
    private static Money share(BigDecimal percent, Money base) {
        BigDecimal exact = base.amount().multiply(percent);
        return new Money(exact.divide(HUNDRED, digits(base.currency()), RoundingMode.HALF_EVEN), base.currency());
    }

    /** Of ISO 4217; Stars have none, and currencies that the JDK does not know have two. */
    private static int digits(String currency) {
        if (currency.equals(Money.STARS)) {
            return 0;
        }
        try {
            int digits = Currency.getInstance(currency).getDefaultFractionDigits();
            return digits < 0 ? USUAL_DIGITS : digits;
        } catch (IllegalArgumentException e) {
            return USUAL_DIGITS;
        }
    }
}
