package io.clicktrail.postback.delivery;

import java.time.Clock;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import io.clicktrail.http.access.Caller;
import io.clicktrail.http.problem.ProblemException;
import io.clicktrail.postback.delivery.BulkOrder.Deed;
import io.clicktrail.postback.delivery.BulkOrder.Outcome;

/**
 * What admins do to many postbacks at once. With an {@code Idempotency-Key} a repeat of the call is answered and not done
 * again.
 */
@RestController
@RequestMapping("/api/v1/postbacks")
class BulkController {

    private static final Logger log = LoggerFactory.getLogger(BulkController.class);
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,100}");

    private final BulkStore deliveries;
    private final OrderStore orders;
    private final DeliveryJob job;
    private final Clock clock;

    BulkController(BulkStore deliveries, OrderStore orders, DeliveryJob job, Clock clock) {
        this.deliveries = deliveries;
        this.orders = orders;
        this.job = job;
        this.clock = clock;
    }

    @PostMapping("/replay")
    Mono<Outcome> replay(
            @RequestBody BulkRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @AuthenticationPrincipal Caller caller) {
        return carriedOut(request.judged(Deed.REPLAY), key, caller);
    }

    @PostMapping("/release")
    Mono<Outcome> release(
            @RequestBody BulkRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @AuthenticationPrincipal Caller caller) {
        return carriedOut(request.judged(Deed.RELEASE), key, caller);
    }

    @PostMapping("/reject")
    Mono<Outcome> reject(
            @RequestBody BulkRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @AuthenticationPrincipal Caller caller) {
        return carriedOut(request.judged(Deed.REJECT), key, caller);
    }

    private Mono<Outcome> carriedOut(BulkOrder order, @Nullable String key, Caller caller) {
        Mono<Outcome> work = deliveries.carryOut(order, clock.instant());
        return (key == null || order.dryRun()
                        ? work
                        : orders.once(judged(key), order.toString(), work, clock.instant()))
                .doOnNext(outcome -> log.info(
                        "{} of many postbacks by {}, dry run {}: {}",
                        order.deed(),
                        caller.subject(),
                        order.dryRun(),
                        outcome))
                .doOnNext(outcome -> job.wake());
    }

    private static String judged(String key) {
        if (!KEY.matcher(key).matches()) {
            throw new ProblemException(400, "invalid_field", "Idempotency-Key: 1 to 100 visible ASCII characters");
        }
        return key;
    }
}
