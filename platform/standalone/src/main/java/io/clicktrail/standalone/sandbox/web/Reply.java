package io.clicktrail.standalone.sandbox.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

import tools.jackson.databind.json.JsonMapper;

/** What a request is answered with. */
public sealed interface Reply {

    /** An ordinary answer. */
    record Whole(int status, String contentType, Map<String, String> headers, byte[] body) implements Reply {

        public Whole with(String name, String value) {
            var more = new TreeMap<>(headers);
            more.put(name, value);
            return new Whole(status, contentType, more, body);
        }
    }

    /** Text that goes on for as long as the reader listens. */
    record Stream(EventSource events) implements Reply {}

    /** No answer: the connection is cut. */
    record Silence() implements Reply {}

    /** The answer byte by byte. */
    record Drip(Whole whole, Duration between) implements Reply {}

    /** Writes events until the reader has gone. */
    @FunctionalInterface
    interface EventSource {
        void writeTo(EventStream stream) throws InterruptedException;
    }

    JsonMapper JSON = new JsonMapper();

    static Whole of(int status, String contentType, byte[] body) {
        return new Whole(status, contentType, Map.of(), body);
    }

    static Whole json(int status, Object value) {
        return of(status, "application/json", JSON.writeValueAsBytes(value));
    }

    static Whole json(Object value) {
        return json(200, value);
    }

    static Whole empty(int status) {
        return of(status, "text/plain", new byte[0]);
    }

    /** RFC 9457. */
    static Whole problem(int status, String code, String detail) {
        var problem = Map.of("status", status, "code", code, "detail", detail);
        return of(status, "application/problem+json", JSON.writeValueAsBytes(problem));
    }

    static Whole text(int status, String text) {
        return of(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }
}
