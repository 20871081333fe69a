package io.clicktrail.standalone.sandbox.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import io.clicktrail.standalone.SandboxAddresses;
import io.clicktrail.standalone.Service;
import io.clicktrail.standalone.sandbox.outside.UpdateQueue;

/**
 * Calls the services as those outside do: visitors, Telegram, AmoCRM, and an admin's program. Failures of the way there
 * are {@link UncheckedIOException}; answers are handed on whatever their status.
 */
public final class HouseClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String PHONE = "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36"
            + " (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36";
    private static final JsonMapper JSON = new JsonMapper();

    private final SandboxAddresses addresses;
    private final UpdateQueue updates;
    private final HttpClient http = HttpClient.newBuilder()
            .version(Version.HTTP_1_1)
            .followRedirects(Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(2))
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    public HouseClient(SandboxAddresses addresses, UpdateQueue updates) {
        this.addresses = addresses;
        this.updates = updates;
    }

    /** A visitor follows a link and does not go on from there. */
    public Followed follow(String pathAndQuery, String userAgent) throws InterruptedException {
        return Followed.of(send(
                to(Service.CLICK, pathAndQuery).header("User-Agent", userAgent).header("Accept-Language", "ru")));
    }

    /** The same, on a telephone. */
    public Followed follow(String pathAndQuery) throws InterruptedException {
        return follow(pathAndQuery, PHONE);
    }

    /**
     * Telegram has an update: by the webhook that the bot has named, or into the queue that it polls. What the bot has not
     * asked for it never hears of.
     */
    public int update(ObjectNode update) throws InterruptedException {
        updates.members().note(update);
        if (!updates.isWanted(update)) {
            return 200;
        }
        if (polls()) {
            updates.add(update);
            return 200;
        }
        var webhook = updates.webhook();
        var url = webhook.map(UpdateQueue.Webhook::url).orElse(addresses.of(Service.BOT) + "/bot/webhook");
        var secret = webhook.map(UpdateQueue.Webhook::secret)
                .orElseGet(() -> firstOf(addresses.variable(Service.BOT, "TELEGRAM_WEBHOOK_SECRET")));
        return send(HttpRequest.newBuilder(URI.create(url))
                        .header("Content-Type", "application/json")
                        .header("X-Telegram-Bot-Api-Secret-Token", secret)
                        .POST(BodyPublishers.ofString(update.toString())))
                .statusCode();
    }

    /** Messages go elsewhere when the bot was given another Bot API than ours. */
    public boolean realTelegram() {
        return !addresses.variable(Service.BOT, "TELEGRAM_API_URL").endsWith(":" + addresses.port());
    }

    /** Of the real Telegram nobody here can make it show an update; the bot takes it at its door all the same. */
    private boolean polls() {
        var mode = addresses.variables().getOrDefault(Service.BOT, Map.of()).getOrDefault("BOT_MODE", "webhook");
        return mode.equals("polling") && !realTelegram();
    }

    /** AmoCRM tells of a deal. */
    public int deal(String form) throws InterruptedException {
        var secret = firstOf(addresses.variable(Service.CRM, "AMOCRM_HOOK_SECRET"));
        return send(to(Service.CRM, "/api/amocrm/sales-webhook/" + secret)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)))
                .statusCode();
    }

    public HttpResponse<String> adminGet(Service service, String path) throws InterruptedException {
        return send(asAdmin(to(service, path)));
    }

    public HttpResponse<String> adminSend(Service service, String method, String path, JsonNode body)
            throws InterruptedException {
        return send(asAdmin(to(service, path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body.toString())));
    }

    /** The body as JSON; a missing node where it is none, or the status is no success. */
    public static JsonNode json(HttpResponse<String> response) {
        var right = response.statusCode() / 100 == 2 && !response.body().isBlank();
        return right ? JSON.readTree(response.body()) : JSON.missingNode();
    }

    private HttpRequest.Builder asAdmin(HttpRequest.Builder request) {
        return request.header("X-Api-Key", addresses.variable(Service.ATTRIBUTION, "CLICKTRAIL_ADMIN_KEY"));
    }

    private HttpRequest.Builder to(Service service, String pathAndQuery) {
        return HttpRequest.newBuilder(URI.create(addresses.of(service) + pathAndQuery));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws InterruptedException {
        try {
            return http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of a secret that is being changed, the newer one stands first. */
    private static String firstOf(String secrets) {
        return secrets.split(",", 2)[0].strip();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
