package io.clicktrail.postback.relay;

import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

import io.clicktrail.http.problem.ProblemException;

/**
 * The doors for sources that choose their own words. Whoever has proved who they are gets a 200, whatever the call holds:
 * most senders repeat anything else, and a repeat would say the same.
 */
@RestController
class RelayController {

    static final String RELAY = "/postbacks/relay";
    private static final int UNPROCESSABLE = 422;

    private final DoorHandler door;
    private final CallerHandler callers;
    private final IntakeHandler intake;

    RelayController(DoorHandler door, CallerHandler callers, IntakeHandler intake) {
        this.door = door;
        this.callers = callers;
        this.intake = intake;
    }

    /** HEAD is a GET for Spring; here it would be a report that nobody meant to make. */
    @RequestMapping(
            path = RELAY,
            method = {RequestMethod.GET, RequestMethod.POST})
    Mono<Answer> relay(ServerWebExchange exchange) {
        if (exchange.getRequest().getMethod() == HttpMethod.HEAD) {
            return Mono.error(new ProblemException(405, "method_not_allowed", "Use GET or POST."));
        }
        return door.receive(exchange)
                .flatMap(call -> callers.authentic(call)
                        .flatMap(authentic -> intake.take(authentic.source(), call, authentic.once())));
    }

    /** Programmers want to hear of their mistakes; the call is kept all the same. */
    @RequestMapping(path = RelayReader.PURCHASES, method = RequestMethod.POST)
    Mono<Answer> purchase(ServerWebExchange exchange) {
        return door.receive(exchange)
                .flatMap(call ->
                        callers.ofKeyAlone(call).flatMap(authentic -> intake.take(authentic.source(), call, null)))
                .map(RelayController::understood);
    }

    private static Answer understood(Answer answer) {
        if (answer.isKept() && answer.reason() != null) {
            throw new ProblemException(
                    UNPROCESSABLE, answer.reason(), "The call is kept as " + answer.call() + ", and had no effect.");
        }
        return answer;
    }
}
