package io.clicktrail.postback.network;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import io.clicktrail.event.Money;
import io.clicktrail.http.problem.ProblemException;
import io.clicktrail.postback.network.PayoutRule.Amount;

import static io.clicktrail.postback.network.NetworkRequest.require;

/**
 * What a network is to be told that it earned, as an admin writes it: a fixed amount, or a share, or neither, which is what
 * the offer says.
 *
 * @param share per cent of what the advertiser owes, or of what the buyer paid
 * @param overrides for some goals, or for Premium; the first that fits counts
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PayoutRequest(
        @Nullable FixedRequest fixed,
        @Nullable String share,
        @Nullable List<OverrideRequest> overrides) {

    /** @param amount in major units */
    record FixedRequest(String amount, String currency) {}

    /**
     * @param goal as postbacks name it, {@code sale} for sales; absent: every one
     * @param premium absent: whoever did it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OverrideRequest(
            @Nullable String goal,
            @Nullable Boolean premium,
            @Nullable FixedRequest fixed,
            @Nullable String share) {}

    private static final Pattern DECIMAL = Pattern.compile("\\d{1,12}(\\.\\d{1,6})?");
    private static final Pattern GOAL = Pattern.compile("[a-z0-9_]{1,60}");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int MOST = 50;

    PayoutRule judged() {
        List<OverrideRequest> wanted = overrides == null ? List.of() : overrides;
        require(wanted.size() <= MOST, "postback.payout.overrides", "at most 50");
        return new PayoutRule(
                amount(fixed, share),
                wanted.stream().map(PayoutRequest::special).toList());
    }

    private static PayoutRule.Special special(OverrideRequest override) {
        String goal = override.goal();
        require(goal != null || override.premium() != null, "postback.payout.overrides", "a goal, premium or both");
        require(goal == null || GOAL.matcher(goal).matches(), "postback.payout.overrides.goal", "a goal's name");
        return new PayoutRule.Special(goal, override.premium(), amount(override.fixed(), override.share()));
    }

    private static Amount amount(@Nullable FixedRequest fixed, @Nullable String share) {
        require(fixed == null || share == null, "postback.payout", "fixed or share, not both");
        if (fixed != null) {
            return new Amount.Fixed(money(fixed));
        }
        return share == null ? new Amount.OfTheOffer() : new Amount.Share(percent(share));
    }

    private static Money money(FixedRequest fixed) {
        try {
            return new Money(decimal(fixed.amount(), "postback.payout.fixed.amount"), fixed.currency());
        } catch (IllegalArgumentException e) {
            throw new ProblemException(400, "invalid_field", "postback.payout.fixed: " + e.getMessage());
        }
    }

    private static BigDecimal percent(String share) {
        BigDecimal percent = decimal(share, "postback.payout.share");
        boolean possible = percent.signum() > 0 && percent.compareTo(HUNDRED) <= 0;
        require(possible, "postback.payout.share", "above 0 and at most 100");
        return percent;
    }

    private static BigDecimal decimal(String text, String field) {
        require(DECIMAL.matcher(text).matches(), field, "a decimal string like 12.5");
        return new BigDecimal(text);
    }
}
