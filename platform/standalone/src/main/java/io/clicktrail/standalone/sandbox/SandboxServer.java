package io.clicktrail.standalone.sandbox;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.clicktrail.standalone.Sandbox;
import io.clicktrail.standalone.SandboxAddresses;
import io.clicktrail.standalone.Service;
import io.clicktrail.standalone.sandbox.house.DealHooks;
import io.clicktrail.standalone.sandbox.house.DemoChat;
import io.clicktrail.standalone.sandbox.house.DemoPost;
import io.clicktrail.standalone.sandbox.house.DemoSeed;
import io.clicktrail.standalone.sandbox.house.HouseClient;
import io.clicktrail.standalone.sandbox.house.TelegramUpdates;
import io.clicktrail.standalone.sandbox.journey.Journeys;
import io.clicktrail.standalone.sandbox.outside.BotApi;
import io.clicktrail.standalone.sandbox.outside.BotChat;
import io.clicktrail.standalone.sandbox.outside.Faults;
import io.clicktrail.standalone.sandbox.outside.Partners;
import io.clicktrail.standalone.sandbox.outside.ReceivedLog;
import io.clicktrail.standalone.sandbox.outside.UpdateQueue;
import io.clicktrail.standalone.sandbox.page.Pages;
import io.clicktrail.standalone.sandbox.traffic.Traffic;
import io.clicktrail.standalone.sandbox.trail.TrailWorld;
import io.clicktrail.standalone.sandbox.trail.Trails;
import io.clicktrail.standalone.sandbox.web.EventStream;
import io.clicktrail.standalone.sandbox.web.Reply;
import io.clicktrail.standalone.sandbox.web.Request;
import io.clicktrail.standalone.sandbox.web.Routes;
import io.clicktrail.standalone.sandbox.web.WebServer;

/** The outside world of a house, on one port of the loopback. Nothing of it is needed in production. */
public final class SandboxServer implements Sandbox {
    private static final Duration BEAT = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration BETWEEN_SOWINGS = Duration.ofMillis(300);

    private final SandboxAddresses addresses;
    private final Clock clock = Clock.systemUTC();
    private final SecureRandom random = new SecureRandom();
    private final ReceivedLog received = new ReceivedLog(clock);
    private final Faults faults = new Faults(random);
    private final UpdateQueue updates = new UpdateQueue();
    private final TelegramUpdates telegram = new TelegramUpdates(clock, random);
    private final DealHooks deals = new DealHooks(clock);
    private final HouseClient house;
    private final DemoSeed seed;
    private final Trails trails;
    private final Journeys journeys;
    private final Traffic traffic;
    private final ScheduledExecutorService sowing =
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
    private @Nullable WebServer web;

    public SandboxServer(SandboxAddresses addresses) {
        this(addresses, PATIENCE);
    }

    SandboxServer(SandboxAddresses addresses, Duration patience) {
        this.addresses = addresses;
        this.house = new HouseClient(addresses, updates);
        this.seed = new DemoSeed(house, "http://127.0.0.1:" + addresses.port());
        var world = new TrailWorld(house, telegram, deals, received, patience, house.realTelegram());
        this.trails = new Trails(world, random, seed::done);
        this.journeys = new Journeys(house, telegram, clock, random);
        this.traffic = new Traffic(house, telegram, deals);
    }

    @Override
    public void start() {
        web = WebServer.start(addresses.port(), routes());
        sowing.scheduleWithFixedDelay(this::sow, 0, BETWEEN_SOWINGS.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void sow() {
        try {
            if (seed.sow()) {
                sowing.shutdown();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private Routes routes() {
        var chats = Stream.concat(DemoChat.ALL.stream(), Stream.of(DemoChat.DISCUSSION))
                .map(SandboxServer::known)
                .toList();
        var bot = new BotApi(clock, received, faults, updates, chats);
        var partners = new Partners(received, faults);
        var pages = new Pages(addresses.of(Service.ANALYTICS).replace("127.0.0.1", "localhost"));
        return new Routes()
                .get("/", pages::trail)
                .get("/journey", pages::journey)
                .get("/page/*", pages::part)
                .any("/bot*", bot::answer)
                .any("/sandbox/network*", partners::network)
                .any("/sandbox/leads-tech*", partners::leadsTech)
                .any("/api/v4/*", partners::amoCrm)
                .get("/sandbox/received", partners::received)
                .get("/sandbox/live", this::live)
                .get("/sandbox/faults", faults::show)
                .post("/sandbox/faults", faults::set)
                .delete("/sandbox/faults", faults::clear)
                .get(
                        "/sandbox/state",
                        request -> Reply.json(Map.of("ready", seed.done(), "real_telegram", house.realTelegram())))
                .post("/sandbox/trail", trails::begin)
                .get("/sandbox/trail/*", trails::show)
                .post("/sandbox/people", journeys::begin)
                .post("/sandbox/people/*", journeys::step)
                .get("/sandbox/people/*", journeys::show)
                .get(
                        "/sandbox/journeys/*",
                        request -> shown(Service.ATTRIBUTION, "/api/v1/journeys/" + lastPart(request)))
                .get(
                        "/sandbox/postbacks",
                        request -> shown(Service.POSTBACK, "/api/v1/postbacks?" + request.rawQuery()));
    }

    private static BotChat known(DemoChat chat) {
        Long linked = chat.equals(DemoPost.RECIPE.channel()) ? (Long) DemoChat.DISCUSSION.id() : null;
        return new BotChat(chat.id(), chat.username(), chat.type(), chat.title(), linked);
    }

    /** What arrives at the stand-ins from now on, with the last few before it. */
    private Reply live(Request request) {
        return new Reply.Stream(stream -> tell(stream, Math.max(0, received.last() - 8)));
    }

    private void tell(EventStream stream, long from) throws InterruptedException {
        var told = from;
        while (true) {
            for (var call : received.awaitAfter(told, BEAT)) {
                stream.event("received", Reply.JSON.writeValueAsString(call.shown()));
                told = call.number();
            }
            stream.stillThere();
        }
    }

    /** What a service shows an admin, for whoever sits at this machine. */
    private Reply shown(Service service, String path) throws InterruptedException {
        HttpResponse<String> answer = house.adminGet(service, path);
        var type = answer.headers().firstValue("Content-Type").orElse("application/json");
        return Reply.of(answer.statusCode(), type, answer.body().getBytes(StandardCharsets.UTF_8));
    }

    private static String lastPart(Request request) {
        return request.path().substring(request.path().lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9_-]", "");
    }

    @Override
    public void startTraffic(int visitorsPerSecond) {
        traffic.start(visitorsPerSecond);
    }

    @Override
    public void close() {
        sowing.shutdownNow();
        traffic.close();
        trails.close();
        if (web != null) {
            web.close();
        }
        house.close();
    }
}
