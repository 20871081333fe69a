package io.clicktrail.attribution.whatif;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.clicktrail.attribution.credit.CreditModel;
import io.clicktrail.event.OfferId;
import io.clicktrail.http.problem.ProblemException;

/**
 * The body of {@code POST /api/v1/what-if}. What is absent stays as each offer has it.
 *
 * @param offers empty, or absent: all
 * @param model name of a credit model, such as {@code linear.v1}
 */
record NewRules(
        @Nullable Set<OfferId> offers,
        @Nullable Duration attributionWindow,
        @Nullable Boolean firstClick,
        @Nullable Duration hold,
        @Nullable String model) {

    private static final Duration LONGEST = Duration.ofDays(366);

    /** @throws ProblemException naming what cannot be tried */
    Rules checked() {
        require(attributionWindow == null || !attributionWindow.isZero(), "attribution_window is longer than nothing");
        return new Rules(
                Objects.requireNonNullElse(offers, Set.of()),
                inBounds("attribution_window", attributionWindow),
                firstClick,
                inBounds("hold", hold),
                model == null ? null : named(model));
    }

    private static @Nullable Duration inBounds(String field, @Nullable Duration duration) {
        require(
                duration == null || !duration.isNegative() && duration.compareTo(LONGEST) <= 0,
                field + " is an ISO 8601 duration from PT0S to P366D");
        return duration;
    }

    private static CreditModel named(String name) {
        return CreditModel.ALL.stream()
                .filter(model -> model.name().equals(name))
                .findFirst()
                .orElseThrow(() -> refused("model is one of "
                        + CreditModel.ALL.stream().map(CreditModel::name).collect(Collectors.joining(", "))));
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw refused(rule);
        }
    }

    private static ProblemException refused(String rule) {
        return new ProblemException(400, "invalid_rules", rule);
    }
}
