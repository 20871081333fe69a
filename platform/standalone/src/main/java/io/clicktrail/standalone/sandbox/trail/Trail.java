package io.clicktrail.standalone.sandbox.trail;

import io.clicktrail.standalone.Service;
import io.clicktrail.standalone.sandbox.house.Deal;
import io.clicktrail.standalone.sandbox.house.DemoChat;
import io.clicktrail.standalone.sandbox.house.HouseClient;
import io.clicktrail.standalone.sandbox.outside.Kind;
import io.clicktrail.standalone.sandbox.outside.Received;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Sends one visitor along the trail. {@link #walk} is the trail itself: each step waits for what the one before has
 * really caused in the services.
 */
final class Trail {
    private static final Duration HOLD_AND_MORE = Duration.ofSeconds(60);
    /** A network that fails is tried again for hours; somebody watches for minutes. */
    private static final Duration WHILE_SOMEBODY_WATCHES = Duration.ofMinutes(15);

    private static final Duration BEFORE_GOING_ON = Duration.ofSeconds(6);
    private static final Duration PAUSE = Duration.ofMillis(60);
    private static final Pattern TOKEN = Pattern.compile("[?&]start=([A-Za-z0-9_-]+)");
    private static final String PHONE =
            "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36";
    private static final DemoChat CHANNEL = DemoChat.ALL.getFirst();

    private final TrailWorld world;
    private final Visitor visitor;
    private final TrailLog log;
    private final long before;
    private String click = "";

    Trail(TrailWorld world, Visitor visitor, TrailLog log) {
        this.world = world;
        this.visitor = visitor;
        this.log = log;
        this.before = world.received().last();
    }

    void walk() throws InterruptedException {
        var figuresBefore = figures();
        step(Step.CLICK, this::click);
        step(Step.START, this::start);
        step(Step.CARD, this::card);
        step(Step.JOIN, this::join);
        step(Step.CONVERSION, this::conversion);
        var postback = Thread.startVirtualThread(() -> alone(Step.POSTBACK, this::postback));
        postback.join(BEFORE_GOING_ON);
        step(Step.SALE, this::sale);
        step(Step.MESSAGE, this::message);
        step(Step.FIGURES, watch -> figures(figuresBefore, watch));
        postback.join();
    }

    @FunctionalInterface
    private interface Work {
        void on(Stopwatch watch) throws InterruptedException;
    }

    private void step(Step step, Work work) throws InterruptedException {
        var watch = Stopwatch.begin(log, step);
        try {
            work.on(watch);
        } catch (TrailFailedException e) {
            watch.failed(String.valueOf(e.getMessage()));
            throw e;
        } catch (UncheckedIOException e) {
            watch.failed("problem.unreachable");
            throw new TrailFailedException("problem.unreachable");
        }
    }

    /** A step that the others do not wait for to the end. */
    private void alone(Step step, Work work) {
        try {
            step(step, work);
        } catch (TrailFailedException told) {
            // Its report says so.
            return;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void click(Stopwatch watch) throws InterruptedException {
        var path = "/click/" + CHANNEL.offer() + "?uid=" + visitor.uid() + "&sub1=banner-7&utm_source=fb_kenesary"
                + "&utm_campaign=tripwire_test_1";
        var answer = world.house().visit(path, PHONE);
        var target = answer.headers().firstValue("Location").orElse("");
        var token = TOKEN.matcher(target);
        if (answer.statusCode() != 302 || !token.find()) {
            throw new TrailFailedException("problem.status:" + answer.statusCode());
        }
        click = token.group(1);
        watch.done(Map.of("uid", visitor.uid(), "token", click, "link", path, "target", target));
    }

    private void start(Stopwatch watch) throws InterruptedException {
        requireSuccess(world.house().update(world.telegram().start(visitor.person(), click)));
        watch.done(Map.of("person", visitor.person().firstName(), "premium", visitor.person().premium()));
    }

    private void card(Stopwatch watch) throws InterruptedException {
        if (world.realTelegram()) {
            watch.skipped();
            }
        var chat = Long.toString(visitor.person().id());
        var call = await(Kind.TELEGRAM, received -> received.field("chat_id").equals(chat), world.patience());
        watch.done(Map.of("text", call.field("text"), "markup", call.field("reply_markup")));
    }

    private void join(Stopwatch watch) throws InterruptedException {
        requireSuccess(world.house().update(world.telegram().joined(visitor.person(), CHANNEL)));
        watch.done(Map.of("channel", "@" + CHANNEL.username(), "title", CHANNEL.title()));
    }

    /** Pending until the hold has passed, then approved. */
    private void conversion(Stopwatch watch) throws InterruptedException {
        var deadline = System.nanoTime() + HOLD_AND_MORE.toNanos();
        var told = "";
        while (System.nanoTime() < deadline) {
            var conversion = journey().path("conversions").path(0);
            var state = stateOf(conversion);
            var facts = Map.<String, Object>of("click", click, "conversion", conversion, "state", state);
            if (state.equals("approved")) {
                watch.done(facts);
                return;
                    }
            if (!state.equals(told)) {
                watch.progress(facts);
                told = state;
            }
            Thread.sleep(PAUSE);
        }
        throw new TrailFailedException("problem.late");
    }

    private void postback(Stopwatch watch) throws InterruptedException {
        var deadline = System.nanoTime() + WHILE_SOMEBODY_WATCHES.toNanos();
        var conversion = conversionId();
        Predicate<Received> ours = call -> call.field("uid").equals(visitor.uid());
        while (System.nanoTime() < deadline) {
            var seen = world.received()
                    .awaitFirst(before, call -> ours.test(call) && call.status() / 100 == 2, Duration.ofSeconds(1));
            var facts = postbackFacts(conversion, ours);
            if (seen.isPresent()) {
                facts.put("fields", seen.get().fields());
                watch.done(facts);
                    }
            watch.progress(facts);
        }
        throw new TrailFailedException("problem.late");
    }

    private Map<String, Object> postbackFacts(String conversion, Predicate<Received> ours) throws InterruptedException {
        var facts = new LinkedHashMap<String, Object>();
        var calls = world.received().after(before).stream()
                .filter(call -> call.kind() == Kind.POSTBACK)
                .filter(ours)
                .toList();
        facts.put("uid", visitor.uid());
        facts.put("conversion", conversion);
        facts.put("calls", calls.stream().map(Received::status).toList());
        return facts;
    }

    private void sale(Stopwatch watch) throws InterruptedException {
        var deal = new Deal(
                visitor.lead(), visitor.customer(), visitor.price(), "fb_kenesary", "tripwire_test_1", click);
        requireSuccess(world.house().deal(world.deals().won(deal)));
        watch.done(Map.of("lead", visitor.lead(), "customer", visitor.customer(), "price", visitor.price()));
    }

    private void message(Stopwatch watch) throws InterruptedException {
        if (world.realTelegram()) {
            watch.skipped();
            }
        var call = await(Kind.TELEGRAM, received -> received.field("text").contains(visitor.customer()), world.patience());
        watch.done(Map.of("text", call.field("text"), "chat", call.field("chat_id")));
    }

    private void figures(Map<String, Long> figuresBefore, Stopwatch watch) throws InterruptedException {
        var deadline = System.nanoTime() + world.patience().toNanos();
        while (System.nanoTime() < deadline) {
            var now = figures();
            if (Figures.risen(figuresBefore, now)) {
                watch.done(Map.of("before", figuresBefore, "now", now));
                    }
            Thread.sleep(PAUSE);
        }
        throw new TrailFailedException("problem.late");
    }

    private Map<String, Long> figures() throws InterruptedException {
        try {
            return Figures.of(get(Service.ANALYTICS, "/api/v1/analytics/dashboard"));
        } catch (UncheckedIOException notUpYet) {
            return Map.of();
        }
    }

    private JsonNode journey() throws InterruptedException {
        return get(Service.ATTRIBUTION, "/api/v1/journeys/" + click);
    }

    private String conversionId() throws InterruptedException {
        return journey().path("conversions").path(0).path("id").asString("");
    }

    private static String stateOf(JsonNode conversion) {
        return conversion.path("state").asString(conversion.path("status").asString(""));
    }

    private JsonNode get(Service service, String path) throws InterruptedException {
        return HouseClient.json(world.house().adminGet(service, path));
    }

    private Received await(Kind kind, Predicate<Received> wanted, Duration patience) throws InterruptedException {
        return world.received()
                .awaitFirst(before, call -> call.kind() == kind && wanted.test(call), patience)
                .orElseThrow(() -> new TrailFailedException("problem.late"));
    }

    private static void requireSuccess(int status) {
        if (status / 100 != 2) {
            throw new TrailFailedException("problem.status:" + status);
        }
    }
}
