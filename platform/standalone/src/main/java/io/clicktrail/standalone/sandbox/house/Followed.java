package io.clicktrail.standalone.sandbox.house;

import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the link of an ad led.
 *
 * @param target empty where it led nowhere
 * @param click token of the click, where there is one
 */
public record Followed(int status, String target, Optional<String> click) {
    private static final Pattern TOKEN = Pattern.compile("[?&]start=([A-Za-z0-9_-]+)");

    static Followed of(HttpResponse<?> answer) {
        var target = answer.headers().firstValue("Location").orElse("");
        var token = TOKEN.matcher(target);
        return new Followed(answer.statusCode(), target, token.find() ? Optional.of(token.group(1)) : Optional.empty());
    }
}
