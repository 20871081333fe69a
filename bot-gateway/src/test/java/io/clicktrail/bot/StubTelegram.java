package io.clicktrail.bot;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.clicktrail.testsupport.Answer;
import io.clicktrail.testsupport.ReceivedRequest;
import io.clicktrail.testsupport.StubPartner;

/** A Bot API on the loopback. Says yes to everything, unless it is told otherwise for a chat or a method. */
public final class StubTelegram implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final StubPartner partner = StubPartner.start();
    private final Map<String, Queue<Answer>> scripted = new ConcurrentHashMap<>();
    private final Map<String, Answer> standing = new ConcurrentHashMap<>();

    public StubTelegram() {
        partner.answers(this::answer);
    }

    public String url() {
        return partner.url("");
    }

    /** Answers to the next messages to a chat, one each. */
    public void answersTo(String chat, Answer... answers) {
        scripted.put(chat, new ArrayDeque<>(List.of(answers)));
    }

    /** Answers to the next calls of a method. */
    public void answersOn(String method, Answer... answers) {
        scripted.put(method, new ArrayDeque<>(List.of(answers)));
    }

    /** The answer to every call of a method for a chat, unless another is scripted. */
    public void answersAlways(String method, String chat, Answer answer) {
        standing.put(method + " " + chat, answer);
    }

    public static Answer refusal(int code, String description, String parameters) {
        return Answer.status(code)
                .header("Content-Type", "application/json")
                .body("{\"ok\":false,\"error_code\":%d,\"description\":\"%s\",\"parameters\":{%s}}"
                        .formatted(code, description, parameters));
    }

    public static Answer result(String json) {
        return Answer.json("{\"ok\":true,\"result\":" + json + "}");
    }

    /** All attempts to say something to a chat, oldest first. */
    public List<ReceivedRequest> attemptsTo(String chat) {
        return calls("sendMessage").stream()
                .filter(request -> chat.equals(bodyOf(request).path("chat_id").asString("")))
                .toList();
    }

    public List<JsonNode> messagesTo(String chat) {
        return attemptsTo(chat).stream().map(StubTelegram::bodyOf).toList();
    }

    public List<String> textsTo(String chat) {
        return messagesTo(chat).stream()
                .map(message -> message.path("text").asString(""))
                .toList();
    }

    public List<ReceivedRequest> calls(String method) {
        return partner.received().stream()
                .filter(request -> request.path().endsWith("/" + method))
                .toList();
    }

    public static JsonNode bodyOf(ReceivedRequest request) {
        return JSON.readTree(request.body());
    }

    public static long number(String update) {
        return JSON.readTree(update).path("update_id").asLong();
    }

    private Answer answer(ReceivedRequest request) {
        String method = request.path().substring(request.path().lastIndexOf('/') + 1);
        String chat = bodyOf(request).path("chat_id").asString("");
        Answer answer = next(method.equals("sendMessage") ? chat : method);
        if (answer != null) {
            return answer;
        }
        return standing.getOrDefault(method + " " + chat, result(method.equals("getUpdates") ? "[]" : "true"));
    }

    private synchronized @Nullable Answer next(String key) {
        Queue<Answer> answers = scripted.get(key);
        return answers == null ? null : answers.poll();
    }

    @Override
    public void close() {
        partner.close();
    }
}
