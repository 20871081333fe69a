package io.clicktrail.standalone.sandbox.trail;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import tools.jackson.databind.JsonNode;

import io.clicktrail.standalone.Service;
import io.clicktrail.standalone.sandbox.house.Deal;
import io.clicktrail.standalone.sandbox.house.DemoChat;
import io.clicktrail.standalone.sandbox.house.HouseClient;
import io.clicktrail.standalone.sandbox.outside.Kind;
import io.clicktrail.standalone.sandbox.outside.Received;

/**
 * Sends one visitor along the trail. {@link #walk} is the trail itself: each step waits for what the one before has
 * really caused in the services.
 */
final class Trail {
    private static final Duration HOLD_AND_MORE = Duration.ofSeconds(60);
    /** A network that fails is tried again for hours; somebody watches for minutes. */
    private static final Duration WHILE_SOMEBODY_WATCHES = Duration.ofMinutes(15);

    private static final Duration BEFORE_GOING_ON = Duration.ofSeconds(6);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final DemoChat CHANNEL = DemoChat.ALL.getFirst();
    private static final String MARKS = "&sub1=banner-7&utm_source=fb_kenesary&utm_campaign=tripwire_test_1";

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

    /** @throws TrailFailedException when a step did not come about; its report says why */
    void walk() throws InterruptedException {
        var figuresBefore = figures();
        step(Step.CLICK, this::click);
        step(Step.START, this::start);
        step(Step.CARD, this::card);
        step(Step.JOIN, this::join);
        step(Step.CONVERSION, this::conversion);
        var postback = Thread.startVirtualThread(() -> stepAlone(Step.POSTBACK, this::postback));
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

    /** A step whose failure the others do not mind. */
    private void stepAlone(Step step, Work work) {
        try {
            step(step, work);
        } catch (TrailFailedException told) {
            return;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void click(Stopwatch watch) throws InterruptedException {
        var link = "/click/" + CHANNEL.offer() + "?uid=" + visitor.uid() + MARKS;
        var followed = world.house().follow(link);
        click = followed.click().orElseThrow(() -> new TrailFailedException("problem.status:" + followed.status()));
        watch.done(Map.of("uid", visitor.uid(), "token", click, "link", link, "target", followed.target()));
    }

    private void start(Stopwatch watch) throws InterruptedException {
        requireSuccess(world.house().update(world.telegram().start(visitor.person(), click)));
        watch.done(Map.of(
                "person",
                visitor.person().firstName(),
                "premium",
                visitor.person().premium()));
    }

    private void card(Stopwatch watch) throws InterruptedException {
        var chat = Long.toString(visitor.person().id());
        message(call -> call.field("chat_id").equals(chat), watch);
    }

    private void join(Stopwatch watch) throws InterruptedException {
        requireSuccess(world.house().update(world.telegram().joined(visitor.person(), CHANNEL)));
        watch.done(Map.of("channel", "@" + CHANNEL.username(), "title", CHANNEL.title()));
    }

    /** Pending until the hold has passed, then approved. */
    private void conversion(Stopwatch watch) throws InterruptedException {
        until(HOLD_AND_MORE, () -> {
            var facts = conversionFacts(journey().path("conversions").path(0));
            var approved = "approved".equals(facts.get("state"));
            watch.told(approved, facts);
            return approved;
        });
    }

    private Map<String, Object> conversionFacts(JsonNode conversion) {
        if (conversion.isMissingNode()) {
            return Map.of();
        }
        return Map.of(
                "click", click,
                "state", conversion.path("state").asString(""),
                "rate", conversion.path("rate"),
                "payout", conversion.path("payout"));
    }

    /** A network that fails is called again later; every call is shown. */
    private void postback(Stopwatch watch) throws InterruptedException {
        var conversion = journey().path("conversions").path(0).path("id").asString("");
        until(WHILE_SOMEBODY_WATCHES, () -> {
            var calls = calls(
                    call -> call.kind() == Kind.POSTBACK && call.field("uid").equals(visitor.uid()));
            var facts = new LinkedHashMap<String, Object>();
            facts.put("uid", visitor.uid());
            facts.put("conversion", conversion);
            facts.put("calls", calls.stream().map(Received::status).toList());
            var taken = calls.stream().filter(call -> call.status() / 100 == 2).findFirst();
            taken.ifPresent(call -> facts.put("fields", call.fields()));
            watch.told(taken.isPresent(), facts);
            return taken.isPresent();
        });
    }

    private void sale(Stopwatch watch) throws InterruptedException {
        var deal =
                new Deal(visitor.lead(), visitor.customer(), visitor.price(), "fb_kenesary", "tripwire_test_1", click);
        requireSuccess(world.house().deal(world.deals().won(deal)));
        watch.done(Map.of("customer", visitor.customer(), "price", visitor.price(), "click", click));
    }

    private void message(Stopwatch watch) throws InterruptedException {
        message(call -> call.field("text").contains(visitor.customer()), watch);
    }

    private void message(Predicate<Received> wanted, Stopwatch watch) throws InterruptedException {
        if (world.realTelegram()) {
            watch.skipped();
            return;
        }
        var call = world.received()
                .awaitFirst(before, any -> any.kind() == Kind.TELEGRAM && wanted.test(any), world.patience())
                .orElseThrow(() -> new TrailFailedException("problem.late"));
        watch.done(Map.of(
                "text", call.field("text"), "markup", call.field("reply_markup"), "chat", call.field("chat_id")));
    }

    private void figures(Map<String, Long> figuresBefore, Stopwatch watch) throws InterruptedException {
        until(world.patience(), () -> {
            var now = figures();
            var risen = Figures.risen(figuresBefore, now);
            watch.told(risen, Map.of("before", figuresBefore, "now", now));
            return risen;
        });
    }

    private Map<String, Long> figures() throws InterruptedException {
        return Figures.of(get(Service.ANALYTICS, "/api/v1/analytics/dashboard").path("totals"));
    }

    private JsonNode journey() throws InterruptedException {
        return get(Service.ATTRIBUTION, "/api/v1/journeys/" + click);
    }

    private JsonNode get(Service service, String path) throws InterruptedException {
        return HouseClient.json(world.house().adminGet(service, path));
    }

    private List<Received> calls(Predicate<Received> wanted) {
        return world.received().after(before).stream().filter(wanted).toList();
    }

    @FunctionalInterface
    private interface Question {
        boolean answered() throws InterruptedException;
    }

    private static void until(Duration patience, Question question) throws InterruptedException {
        var end = System.nanoTime() + patience.toNanos();
        while (!question.answered()) {
            if (System.nanoTime() > end) {
                throw new TrailFailedException("problem.late");
            }
            // Services are asked as anybody outside would ask them, over HTTP, and HTTP does not call back.
            Thread.sleep(PAUSE);
        }
    }

    private static void requireSuccess(int status) {
        if (status / 100 != 2) {
            throw new TrailFailedException("problem.status:" + status);
        }
    }
}
