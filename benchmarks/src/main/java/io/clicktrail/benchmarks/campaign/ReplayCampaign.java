package io.clicktrail.benchmarks.campaign;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.clicktrail.standalone.House;
import io.clicktrail.standalone.Service;
import io.clicktrail.standalone.sandbox.SandboxServer;

import static io.clicktrail.benchmarks.campaign.Waiting.rest;
import static io.clicktrail.benchmarks.campaign.Waiting.say;
import static io.clicktrail.benchmarks.campaign.Waiting.until;

/**
 * Replays change nothing: after a while of real traffic every group is sent back to the beginning of every topic, three
 * times. No row of any table and no call to the outside world may be different afterwards. Then Redis is emptied, and
 * one command must restore every counter.
 */
public final class ReplayCampaign {

    private static final int PER_SECOND = Integer.getInteger("rate", 20);
    private static final Duration TRAFFIC = Duration.ofSeconds(Integer.getInteger("traffic", 60));
    private static final int REPLAYS = Integer.getInteger("replays", 3);
    private static final Duration QUIET = Duration.ofSeconds(15);
    private static final Duration LONGER_THAN_ANY_HOLD = Duration.ofSeconds(40);
    private static final int MOST_LOOKS = 15;

    // A bot that starts registers its webhook again and looks after it; that tells nobody anything.
    private static final String ASKED_AT_EVERY_START = "(?i).*(setWebhook|getWebhookInfo)";
    private static final JsonMapper JSON = new JsonMapper();

    private final House house;
    private final Groups groups;
    private final Counters counters;

    private ReplayCampaign(House house) {
        this.house = house;
        this.groups = new Groups(house.servers().kafka().address());
        this.counters = new Counters(house.servers().redis().port());
    }

    public static void main(String[] args) throws Exception {
        String promise =
                REPLAYS + " replays of every topic changed no row and caused no call, and every counter came back";
        new Trial("replay", promise, SandboxServer::new).run(house -> new ReplayCampaign(house).run());
    }

    private boolean run() throws IOException, InterruptedException, SQLException, ExecutionException {
        say("traffic of " + PER_SECOND + " visitors a second for " + TRAFFIC.toSeconds() + " s");
        house.startTraffic(PER_SECOND);
        rest(TRAFFIC);
        house.startTraffic(0);
        Map<String, String> before = settled();
        print(before);
        boolean same = true;
        for (int i = 1; i <= REPLAYS; i++) {
            say("replay " + i + " of " + REPLAYS);
            replay();
            same &= compare(before, state());
        }
        return counters(before) && same;
    }

    private void replay() throws ExecutionException, InterruptedException {
        Stream.of(Service.values()).forEach(service -> house.service(service).stop());
        groups.rewind();
        say("records to read again: " + groups.lag());
        Stream.of(Service.values())
                .parallel()
                .forEach(service -> house.service(service).start());
        quiet();
    }

    private boolean counters(Map<String, String> before) throws IOException, InterruptedException {
        say("FLUSHALL, then the rebuild command");
        counters.flush();
        System.out.printf("counters after FLUSHALL: %d%n", counters.read().size());
        Admin.of(house).post(Service.ANALYTICS, "/api/v1/analytics/counters/rebuild", "");
        String restored = counters.read().toString();
        boolean same = restored.equals(before.get("redis counters"));
        System.out.printf("counters restored exactly: %s%n", same);
        return same;
    }

    /** The state from which on nothing moves by itself: holds have ended, the last visitors of the traffic have left. */
    private Map<String, String> settled() throws SQLException, IOException, InterruptedException {
        quiet();
        Map<String, String> now = state();
        List<String> moving = List.of();
        for (int look = 0; look < MOST_LOOKS; look++) {
            rest(LONGER_THAN_ANY_HOLD);
            Map<String, String> earlier = now;
            now = state();
            moving = changed(earlier, now);
            if (moving.isEmpty()) {
                return now;
            }
            say("not settled yet: " + moving);
        }
        throw new IllegalStateException("the house does not come to rest; after "
                + LONGER_THAN_ANY_HOLD.multipliedBy(MOST_LOOKS).toMinutes() + " minutes this still moves: " + moving);
    }

    /** Nothing is left to read, and what follows from it had time to happen. */
    private void quiet() {
        rest(QUIET);
        until("everything is read", () -> groups.lag() == 0);
        rest(QUIET);
    }

    /** All that a replay must not change. */
    private Map<String, String> state() throws SQLException, IOException, InterruptedException {
        Map<String, String> state = new TreeMap<>(Database.of(house).checksums());
        state.put("redis counters", counters.read().toString());
        for (String kind : List.of("postback", "telegram")) {
            state.put("calls to the outside, " + kind, received(kind));
        }
        return state;
    }

    private String received(String kind) throws IOException, InterruptedException {
        URI page = URI.create(
                "http://127.0.0.1:" + house.addresses().port() + "/sandbox/received?kind=" + kind + "&limit=1000000");
        try (HttpClient client = HttpClient.newHttpClient()) {
            String calls = client.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString())
                    .body();
            return JSON.readTree(calls)
                    .valueStream()
                    .filter(call -> !call.path("what").asString("").matches(ASKED_AT_EVERY_START))
                    .map(JsonNode::toString)
                    .collect(Collectors.joining("\n"));
        }
    }

    private static void print(Map<String, String> state) {
        state.forEach((what, content) -> System.out.printf(
                "%-40s %s%n", what, content.length() > 60 ? content.length() + " characters" : content));
    }

    private static boolean compare(Map<String, String> before, Map<String, String> after) {
        List<String> changed = changed(before, after);
        System.out.printf("%d tables and lists compared, changed: %s%n", before.size(), changed);
        return changed.isEmpty();
    }

    private static List<String> changed(Map<String, String> before, Map<String, String> after) {
        return before.keySet().stream()
                .filter(what -> !Objects.equals(before.get(what), after.get(what)))
                .toList();
    }
}
