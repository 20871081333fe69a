package io.clicktrail.bot;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;

import io.clicktrail.testsupport.ServiceEnvironment;

/** Telegram as it calls us, and people as they use it. */
public final class Telegram {

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI webhook;
    private final String secret;

    public Telegram(int port, ServiceEnvironment service) {
        this.webhook = URI.create("http://127.0.0.1:" + port + "/bot/webhook");
        this.secret = service.get("TELEGRAM_WEBHOOK_SECRET");
    }

    public HttpResponse<String> delivers(String update) throws IOException, InterruptedException {
        return http.send(request(update, secret), BodyHandlers.ofString());
    }

    public HttpResponse<String> deliversWithSecret(String update, String shown)
            throws IOException, InterruptedException {
        return http.send(request(update, shown), BodyHandlers.ofString());
    }

    public CompletableFuture<HttpResponse<String>> deliversMeanwhile(String update) {
        return http.sendAsync(request(update, secret), BodyHandlers.ofString());
    }

    private HttpRequest request(String update, String shown) {
        HttpRequest.Builder request = HttpRequest.newBuilder(webhook)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(update));
        return shown.isEmpty()
                ? request.build()
                : request.header("X-Telegram-Bot-Api-Secret-Token", shown).build();
    }

    /** A number that no other update of this run has. */
    public static int number() {
        return ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE);
    }

    /** A user, who is also a private chat. */
    public static long person() {
        return 7_000_000_000L + number();
    }

    public static String message(long person, String language, String text) {
        return """
                {"update_id":%d,"message":{"message_id":1,"date":%d,"text":"%s",\
                "from":{"id":%d,"is_bot":false,"first_name":"Anna","language_code":"%s"},\
                "chat":{"id":%d,"type":"private","first_name":"Anna"}}}""".formatted(number(), Instant.now().getEpochSecond(), text, person, language, person);
    }

    public static String join(long person) {
        return """
                {"update_id":%d,"chat_member":{"date":%d,"chat":{"id":-1001234567890,"type":"channel","title":"Sports"},\
                "from":{"id":%d,"is_bot":false,"first_name":"Anna"},\
                "old_chat_member":{"user":{"id":%d,"is_bot":false,"first_name":"Anna"},"status":"left"},\
                "new_chat_member":{"user":{"id":%d,"is_bot":false,"first_name":"Anna"},"status":"member"}}}""".formatted(number(), Instant.now().getEpochSecond(), person, person, person);
    }
}
