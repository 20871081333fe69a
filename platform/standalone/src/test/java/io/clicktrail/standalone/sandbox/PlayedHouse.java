package io.clicktrail.standalone.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.clicktrail.standalone.SandboxAddresses;
import io.clicktrail.standalone.Service;
import io.clicktrail.testsupport.Answer;
import io.clicktrail.testsupport.ReceivedRequest;
import io.clicktrail.testsupport.StubPartner;

/** The six services as the sandbox sees them, played by one server: enough to walk the trail without them. */
final class PlayedHouse implements AutoCloseable {
    static final String TOKEN = "-P0abcdefghijklmnopqrstuvwxyz0";

    static final String SECRET = "telegram-secret-of-a-test";
    private static final String KEY = "admin-key-of-a-test";
    private static final JsonMapper JSON = new JsonMapper();

    private final StubPartner services = StubPartner.start();
    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = freePort();
    private final AtomicInteger things = new AtomicInteger();
    private final List<String> known = new CopyOnWriteArrayList<>();
    private final AtomicInteger questions = new AtomicInteger();
    private volatile Optional<String> uid = Optional.empty();
    private volatile boolean silentBot;

    PlayedHouse() {
        services.answers(this::answer);
    }

    SandboxAddresses addresses() {
        Map<String, String> variables = Map.of(
                "CLICKTRAIL_ADMIN_KEY",
                KEY,
                "TELEGRAM_WEBHOOK_SECRET",
                SECRET,
                "AMOCRM_HOOK_SECRET",
                "amocrm-secret-of-a-test",
                "TELEGRAM_API_URL",
                sandbox());
        return new SandboxAddresses(port, all(service -> "http://" + services.address()), all(service -> variables));
    }

    String sandbox() {
        return "http://127.0.0.1:" + port;
    }

    /** The bot takes updates and never says a word. */
    void silenceBot() {
        silentBot = true;
    }

    List<ReceivedRequest> receivedAt(String path) {
        return services.receivedAt(path);
    }

    private Answer answer(ReceivedRequest request) {
        things.incrementAndGet();
        return switch (request.path()) {
            case String path when path.startsWith("/click/") -> click(request);
            case String path when path.startsWith("/bot/webhook") -> update(request);
            case String path when path.startsWith("/api/amocrm/") -> deal(request);
            case String path when path.startsWith("/api/v1/journeys/") -> journey();
            case String path when path.startsWith("/api/v1/postbacks") -> Answer.json("{\"items\":[]}");
            case String path when path.startsWith("/api/v1/analytics/") -> dashboard();
            default -> catalogue(request);
        };
    }

    private Answer click(ReceivedRequest request) {
        uid = Optional.ofNullable(request.query().get("uid"));
        questions.set(0);
        return Answer.status(302).header("Location", "https://t.me/clicktrail_sandbox_bot?start=" + TOKEN);
    }

    private Answer update(ReceivedRequest request) {
        if (!request.header("X-Telegram-Bot-Api-Secret-Token").equals(Optional.of(SECRET))) {
            return Answer.status(401);
        }
        JsonNode message = JSON.readTree(request.body()).path("message");
        if (!message.isMissingNode() && !silentBot) {
            send(
                    message.path("chat").path("id").asString(),
                    "Канал «Вкусно дома»\n\nПодпишитесь на канал по кнопке ниже.");
        }
        return Answer.ok();
    }

    private Answer deal(ReceivedRequest request) {
        send(
                "@sales",
                "🎉 НОВАЯ ПРОДАЖА!\n\n👑 Таргетолог: Kenesary\n👤 Клиент: "
                        + request.form().get("leads[status][0][name]"));
        return Answer.ok();
    }

    /** Pending when asked first, approved afterwards; then the network hears of it. */
    private Answer journey() {
        var approved = questions.incrementAndGet() > 2;
        if (questions.get() == 3) {
            call(HttpRequest.newBuilder(URI.create(
                    sandbox() + "/sandbox/network?uid=" + uid.orElse("") + "&status=approved&payout=90&txid=1")));
        }
        return Answer.json("""
                {"conversions":[{"id":"0199-1","state":"%s","rate":{"amount":"120","currency":"KZT"},
                 "payout":{"amount":"90","currency":"KZT"},
                 "explanation":{"rule":"last-click/1","winner":"%s","losers":[],"more_losers":0}}]}
                """.formatted(approved ? "approved" : "pending", TOKEN));
    }

    private Answer dashboard() {
        int count = things.get();
        return Answer.json("""
                {"totals":{"clicks":%d,"starts":%d,"joins":%d,"conversions":%d,"sales":%d,"money":[{"revenue":"%d000.50"}]}}
                """.formatted(count, count, count, count, count, count));
    }

    private Answer catalogue(ReceivedRequest request) {
        if (!request.header("X-Api-Key").equals(Optional.of(KEY))) {
            return Answer.status(401);
        }
        if (request.method().equals("POST")) {
            known.add(request.path() + "/"
                    + JSON.readTree(request.body()).path("slug").asString());
            return Answer.status(201);
        }
        if (request.method().equals("PUT")) {
            known.add(request.path());
            return Answer.json("{}");
        }
        return known.contains(request.path()) ? Answer.json("{}") : Answer.status(404);
    }

    private void send(String chat, String text) {
        var body =
                JSON.createObjectNode().put("chat_id", chat).put("text", text).toString();
        call(HttpRequest.newBuilder(URI.create(sandbox() + "/bot1:token/sendMessage"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private void call(HttpRequest.Builder request) {
        http.sendAsync(request.timeout(Duration.ofSeconds(5)).build(), BodyHandlers.discarding());
    }

    private static <T> Map<Service, T> all(Function<Service, T> value) {
        return Arrays.stream(Service.values()).collect(Collectors.toMap(Function.identity(), value));
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        services.close();
        http.close();
    }
}
