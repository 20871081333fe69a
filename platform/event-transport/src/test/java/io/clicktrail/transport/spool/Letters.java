package io.clicktrail.transport.spool;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

import io.clicktrail.event.EncodedEvent;
import io.clicktrail.event.EventCodec;
import io.clicktrail.event.Topic;

/** Events for tests, told apart by a number; their size and text depend on it. */
final class Letters {

    private Letters() {}

    static EncodedEvent click(int number) {
        return letter(Topic.CLICKS, "click-" + number, number);
    }

    /** One of a few keys, so that order matters. */
    static EncodedEvent join(int number) {
        return letter(Topic.JOINS, "user-" + number % 5, number);
    }

    static EncodedEvent letter(Topic topic, String key, int number) {
        String body = "{\"number\":" + number + ",\"text\":\"" + "щ€x".repeat(number % 97) + "\"}";
        return new EncodedEvent(
                topic.topicName(),
                key,
                Map.of(EventCodec.ID, Integer.toString(number)),
                body.getBytes(StandardCharsets.UTF_8));
    }

    static int number(EncodedEvent event) {
        return Integer.parseInt(event.headers().getOrDefault(EventCodec.ID, "-1"));
    }

    /** Records compare arrays by identity. */
    static boolean same(EncodedEvent one, EncodedEvent other) {
        return one.topic().equals(other.topic())
                && one.key().equals(other.key())
                && one.headers().equals(other.headers())
                && Arrays.equals(one.body(), other.body());
    }
}
