package io.clicktrail.click.answer;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/** What a visitor gets, decided before a byte of it is written. Nobody in between may keep it. */
public sealed interface Answer {

    /** The value of the {@code Set-Cookie} that goes with it, if one is to be set. */
    @Nullable
    String cookie();

    /** Sent on to the target: 302. */
    record Found(String target, @Nullable String cookie) implements Answer {}

    /** For those who go on by themselves: 204. */
    record NoContent(@Nullable String cookie) implements Answer {}

    /**
     * A page of ours.
     *
     * @param headers beside the content type and the cookie
     */
    record Page(
            int status,
            String html,
            Map<String, String> headers,
            @Nullable String cookie) implements Answer {}

    /** A program is told what is wrong, with this error's problem. */
    record Refused(RuntimeException reason) implements Answer {

        @Override
        public @Nullable String cookie() {
            return null;
        }
    }
}
