package io.clicktrail.postback.delivery;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.clicktrail.postback.delivery.DeliveryView.AttemptView;
import io.clicktrail.postback.page.Moments;

/**
 * A delivery in the list, ready to be read.
 *
 * @param tone of its state: {@code good}, {@code bad}, {@code busy} or {@code none}
 * @param reason why it stands where it stands; empty where there is nothing to explain
 * @param next when it is tried again; empty once it is over
 * @param over whether it can be replayed
 */
record DeliveryLine(
        UUID id,
        String at,
        String network,
        String status,
        String offer,
        String click,
        UUID conversion,
        String state,
        String tone,
        String reason,
        String next,
        boolean over,
        List<AttemptLine> attempts) {

    private static final Set<String> OPEN = Set.of("pending", "waiting", "paused", "held");

    /**
     * @param outcome the HTTP status, or why there is no answer
     * @param good whether the network answered 2xx
     */
    record AttemptLine(
            int number,
            boolean manual,
            String at,
            String latency,
            String request,
            String outcome,
            boolean good,
            String answer) {}

    static DeliveryLine of(DeliveryView delivery, Moments moments) {
        return new DeliveryLine(
                delivery.id(),
                moments.moment(delivery.plannedAt()),
                delivery.network(),
                delivery.status(),
                delivery.offer(),
                delivery.click(),
                delivery.conversion(),
                delivery.state(),
                tone(delivery.state()),
                text(delivery.reason()),
                moments.moment(delivery.nextAttemptAt()),
                !OPEN.contains(delivery.state()),
                delivery.attempts().stream()
                        .map(attempt -> attempt(attempt, moments))
                        .toList());
    }

    private static AttemptLine attempt(AttemptView attempt, Moments moments) {
        Integer status = attempt.httpStatus();
        return new AttemptLine(
                attempt.number(),
                attempt.manual(),
                moments.moment(attempt.startedAt()),
                moments.latency(attempt.latency()),
                text(attempt.request()),
                status == null ? text(attempt.error()) : status.toString(),
                status != null && status / 100 == 2,
                text(attempt.answer()));
    }

    private static String tone(String state) {
        return switch (state) {
            case "delivered" -> "good";
            case "exhausted", "undeliverable" -> "bad";
            case "pending" -> "busy";
            default -> "none";
        };
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
