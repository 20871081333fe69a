package io.clicktrail.postback.stripe;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

import io.clicktrail.postback.relay.Answer;
import io.clicktrail.postback.relay.Authenticity;
import io.clicktrail.postback.relay.CallerHandler;
import io.clicktrail.postback.relay.DoorHandler;
import io.clicktrail.postback.relay.IncomingCall;
import io.clicktrail.postback.relay.IntakeHandler;
import io.clicktrail.postback.relay.Source;
import io.clicktrail.postback.relay.SourceKind;
import io.clicktrail.postback.relay.SourceStore;

/** The door for Stripe: one endpoint of a Stripe account is one source. A 200 means that the event is stored. */
@RestController
class StripeController {

    private final DoorHandler door;
    private final CallerHandler callers;
    private final SourceStore sources;
    private final IntakeHandler intake;

    StripeController(DoorHandler door, CallerHandler callers, SourceStore sources, IntakeHandler intake) {
        this.door = door;
        this.callers = callers;
        this.sources = sources;
        this.intake = intake;
    }

    @PostMapping("/postbacks/stripe/{source}")
    Mono<Answer> receive(@PathVariable String source, ServerWebExchange exchange) {
        String signature = exchange.getRequest().getHeaders().getFirst(StripeSignature.HEADER);
        return door.receive(exchange)
                .flatMap(call -> sources.find(source)
                        .filter(found -> found.kind() == SourceKind.STRIPE)
                        .flatMap(found -> take(found, call, signature))
                        .switchIfEmpty(Mono.defer(() -> callers.refuseSignature())));
    }

    private Mono<Answer> take(Source source, IncomingCall call, @Nullable String signature) {
        byte[] body = call.body().bytes();
        Authenticity authenticity = StripeSignature.verify(signature, body, source.secrets(), call.receivedAt());
        return callers.proved(source, authenticity, call)
                .then(Mono.defer(() -> intake.take(source, call, StripeReader.eventId(body))));
    }
}
