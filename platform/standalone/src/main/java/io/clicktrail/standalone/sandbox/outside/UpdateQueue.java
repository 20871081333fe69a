package io.clicktrail.standalone.sandbox.outside;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;

import tools.jackson.databind.node.ObjectNode;

/** Where updates go: to the webhook that the bot has named, else into a queue for who polls. */
public final class UpdateQueue {
    private static final int KEPT = 10_000;
    private static final int MOST_AT_ONCE = 100;
    private static final long LONGEST_POLL_SECONDS = 30;

    /** Where the bot wants its updates, and the secret that it wants to see with them. */
    public record Webhook(String url, String secret) {}

    private final LinkedBlockingDeque<ObjectNode> waiting = new LinkedBlockingDeque<>(KEPT);
    private volatile Webhook webhook = new Webhook("", "");
    private volatile Optional<AllowedUpdates> allowed = Optional.empty();

    private final Members members = new Members();

    /** Who is where, by the updates there have been. */
    public Members members() {
        return members;
    }

    void deliverTo(String url, String secret) {
        webhook = new Webhook(url, secret);
    }

    /** Telegram remembers it until it is told otherwise. */
    void allow(Map<String, String> fields) {
        if (allowed.isEmpty() || fields.containsKey("allowed_updates")) {
            allowed = Optional.of(AllowedUpdates.in(fields.getOrDefault("allowed_updates", "")));
        }
    }

    /** Whether the bot hears of it; one of which nothing was heard yet hears of everything. */
    public boolean isWanted(ObjectNode update) {
        return allowed.map(kinds -> kinds.include(update)).orElse(true);
    }

    String address() {
        return webhook.url();
    }

    /** Empty where the bot polls, or has not been heard of yet. */
    public Optional<Webhook> webhook() {
        return Optional.of(webhook).filter(known -> !known.url().isEmpty());
    }

    /** For who polls; of too many the oldest is forgotten, as Telegram does after a day. */
    public void add(ObjectNode update) {
        while (!waiting.offerLast(update)) {
            waiting.pollFirst();
        }
    }

    /** The Bot API's rule: what is below the offset is confirmed and gone, the rest is shown again. */
    List<ObjectNode> poll(Map<String, String> fields) throws InterruptedException {
        var offset = number(fields, "offset", 0);
        waiting.removeIf(update -> update.path("update_id").asLong() < offset);
        var first = waiting.pollFirst(Math.min(number(fields, "timeout", 0), LONGEST_POLL_SECONDS), TimeUnit.SECONDS);
        if (first != null) {
            waiting.offerFirst(first);
        }
        var most = Math.clamp(number(fields, "limit", MOST_AT_ONCE), 1, MOST_AT_ONCE);
        return new ArrayList<>(waiting.stream().limit(most).toList());
    }

    private static long number(Map<String, String> fields, String name, long otherwise) {
        var text = fields.getOrDefault(name, "");
        return text.matches("-?\\d{1,18}") ? Long.parseLong(text) : otherwise;
    }
}
