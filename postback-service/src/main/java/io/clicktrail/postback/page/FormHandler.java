package io.clicktrail.postback.page;

import java.time.Instant;
import java.util.function.UnaryOperator;

import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import io.clicktrail.http.problem.ProblemException;

/** Reads forms as the API reads bodies, and writes what the API answers into forms. */
@Component
public class FormHandler {

    private final JsonMapper json;

    FormHandler(JsonMapper json) {
        this.json = json;
    }

    /** What a form asks of the API; fails as the API would. */
    public <T> Mono<T> read(ServerWebExchange exchange, Class<T> type) {
        return read(exchange, body -> body, type);
    }

    /** @param shaped from the body that the fields say to the one that is meant */
    public <T> Mono<T> read(ServerWebExchange exchange, UnaryOperator<ObjectNode> shaped, Class<T> type) {
        return exchange.getFormData().map(form -> value(shaped.apply(FormBody.read(form.toSingleValueMap())), type));
    }

    private <T> T value(ObjectNode body, Class<T> type) {
        try {
            return json.treeToValue(body, type);
        } catch (JacksonException unreadable) {
            throw ProblemException.of(unreadable);
        }
    }

    /** A body as JSON, to be changed and shown. */
    public ObjectNode tree(Object body) {
        return json.valueToTree(body);
    }

    /** From a time as the field of a form has it to one as the API has it. */
    public static void putTime(ObjectNode body, String name, Moments moments) {
        Instant time = moments.read(body.path(name).asString(""));
        body.put(name, time == null ? null : time.toString());
    }

    /** The script goes there. */
    public static ResponseEntity<Void> to(String address) {
        return ResponseEntity.noContent().header("HX-Redirect", address).build();
    }
}
