package io.clicktrail.standalone.sandbox.outside;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.clicktrail.standalone.sandbox.web.Reply;
import io.clicktrail.standalone.sandbox.web.Reply.Whole;
import io.clicktrail.standalone.sandbox.web.Request;

/** The faults that are set now, at most one for each stand-in. */
public final class Faults {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration BETWEEN_DRIPS = Duration.ofMillis(400);
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(2);

    private final Map<Kind, Fault> current = new ConcurrentHashMap<>();
    private final RandomGenerator random;

    public Faults(RandomGenerator random) {
        this.random = random;
    }

    /** {@code {"kind":"postback","status":500,"delay":"PT1S","reset":false,"drip":false,"share":30}} */
    public Reply set(Request request) {
        try {
            var fault = read(JSON.readTree(request.body()));
            current.put(fault.kind(), fault);
            return Reply.json(list());
        } catch (JacksonException | DateTimeParseException e) {
            return Reply.problem(400, "bad_request", "the fault cannot be read");
        } catch (IllegalArgumentException e) {
            return Reply.problem(400, "bad_request", String.valueOf(e.getMessage()));
        }
    }

    public Reply clear(Request request) {
        current.clear();
        return Reply.json(list());
    }

    public Reply show(Request request) {
        return Reply.json(list());
    }

    private List<Map<String, Object>> list() {
        return current.values().stream().map(Fault::shown).toList();
    }

    private static Fault read(JsonNode json) {
        var kind = Kind.find(json.path("kind").asString(""))
                .orElseThrow(
                        () -> new IllegalArgumentException("kind is one of postback, telegram, leads_tech, amocrm"));
        var status = json.path("status").asInt(0);
        var delay = Duration.parse(json.path("delay").asString("PT0S"));
        var share = json.path("share").asInt(100);
        require(status == 0 || (status >= 200 && status <= 599), "status is from 200 to 599, or absent");
        require(!delay.isNegative() && delay.compareTo(LONGEST_DELAY) <= 0, "delay is at most PT2M");
        require(share >= 1 && share <= 100, "share is from 1 to 100 percent");
        return new Fault(
                kind,
                status,
                delay,
                json.path("reset").asBoolean(false),
                json.path("drip").asBoolean(false),
                share);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }

    /** The answer as the fault that is set makes it. */
    Reply befall(Kind kind, Whole answer) throws InterruptedException {
        var fault = current.get(kind);
        if (fault == null || random.nextInt(100) >= fault.share()) {
            return answer;
        }
        // The fault itself: a partner that takes its time. Each request has a thread of its own.
        Thread.sleep(fault.delay());
        if (fault.reset()) {
            return new Reply.Silence();
        }
        var spoiled = fault.status() == 0 ? answer : refusal(kind, fault.status());
        return fault.drip() ? new Reply.Drip(spoiled, BETWEEN_DRIPS) : spoiled;
    }

    private static Whole refusal(Kind kind, int status) {
        return kind == Kind.TELEGRAM
                ? BotReplies.refusal(status, status == 429 ? "Too Many Requests: retry after 3" : "as told")
                : Reply.text(status, "as told");
    }
}
