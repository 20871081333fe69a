package io.clicktrail.benchmarks.networks;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.clicktrail.event.DeliveryEvent.PostbackDelivered;
import io.clicktrail.event.DeliveryEvent.PostbackExhausted;
import io.clicktrail.event.Topic;
import io.clicktrail.testsupport.EventTopics;
import io.clicktrail.testsupport.ServiceEnvironment;

import static io.clicktrail.benchmarks.campaign.Waiting.until;

/** The figures of a campaign, for people. */
record NetworksReport(List<StandIn> standIns, List<Instant> kills, Stories stories, Ledger ledger, String bootstrap) {

    private static final int MOST_SHOWN = 5;
    private static final String LINE = "%-44s %,d%n";
    private static final String NETWORK = "%-12s %9s %7s %9s %10s %13s %8s %7s %12s%n";

    /** Whether every promise was kept. */
    boolean print(Duration lease, double timeScale) {
        List<Postback> postbacks = ledger.postbacks();
        List<Call> calls =
                standIns.stream().flatMap(standIn -> standIn.calls().stream()).toList();
        Judge judge = new Judge(new Evidence(stories.steps(), postbacks, calls, kills, lease, timeScale));
        System.out.printf("%ncampaign networks: %d networks%n", standIns.size());
        networks(postbacks);
        endings(postbacks);
        reactions(calls);
        figures(postbacks, calls, judge);
        return promises(judge, postbacks);
    }

    private void networks(List<Postback> postbacks) {
        System.out.printf(
                NETWORK,
                "",
                "messages",
                "calls",
                "delivered",
                "exhausted",
                "undeliverable",
                "ignored",
                "paused",
                "interrupted");
        for (StandIn standIn : standIns) {
            List<Postback> own = postbacks.stream()
                    .filter(postback -> postback.step().network().equals(standIn.network()))
                    .toList();
            System.out.printf(
                    NETWORK,
                    standIn.network(),
                    own.size(),
                    standIn.calls().size(),
                    in(own, "delivered"),
                    in(own, "exhausted"),
                    in(own, "undeliverable"),
                    in(own, "ignored"),
                    in(own, "paused"),
                    interrupted(own));
        }
    }

    private static long in(List<Postback> postbacks, String state) {
        return postbacks.stream()
                .filter(postback -> postback.state().equals(state))
                .count();
    }

    private static long interrupted(List<Postback> postbacks) {
        return postbacks.stream()
                .flatMap(postback -> postback.attempts().stream())
                .filter(Postback.Attempt::interrupted)
                .count();
    }

    private void endings(List<Postback> postbacks) {
        Map<String, String> disabled = ledger.disabled();
        System.out.println();
        postbacks.stream()
                .collect(Collectors.groupingBy(
                        postback -> ending(postback, disabled), TreeMap::new, Collectors.counting()))
                .forEach((ending, count) -> System.out.printf(Locale.ROOT, LINE, ending, count));
    }

    private static String ending(Postback postback, Map<String, String> disabled) {
        return postback.state().equals("paused")
                ? "paused: " + disabled.get(postback.step().network())
                : postback.ending();
    }

    private static void reactions(List<Call> calls) {
        System.out.println();
        calls.stream()
                .collect(Collectors.groupingBy(Call::reaction, TreeMap::new, Collectors.counting()))
                .forEach((reaction, count) -> System.out.printf(
                        Locale.ROOT, LINE, "calls: " + reaction.name().toLowerCase(Locale.ROOT), count));
    }

    private void figures(List<Postback> postbacks, List<Call> calls, Judge judge) {
        System.out.println();
        System.out.printf(Locale.ROOT, LINE, "conversions", stories.conversions());
        System.out.printf(Locale.ROOT, LINE, "messages", stories.steps().size());
        System.out.printf(Locale.ROOT, LINE, "  planned", postbacks.size());
        System.out.printf(Locale.ROOT, LINE, "calls", calls.size());
        System.out.printf(Locale.ROOT, LINE, "kills", kills.size());
        System.out.printf(Locale.ROOT, LINE, "  attempts that they interrupted", interrupted(postbacks));
        System.out.printf(Locale.ROOT, LINE, "good answers that came too late for us", judge.unheard());
    }

    private boolean promises(Judge judge, List<Postback> postbacks) {
        Map<String, List<String>> broken = judge.broken();
        until("all is told", () -> toldOtherwise(postbacks).isEmpty());
        broken.put("told of otherwise than shown", toldOtherwise(postbacks));
        broken.put(
                "redirects followed",
                standIns.stream()
                        .filter(standIn -> standIn.strays() > 0)
                        .map(standIn -> standIn.network() + ": " + standIn.strays())
                        .toList());
        System.out.println();
        broken.forEach((promise, cases) -> {
            System.out.printf(Locale.ROOT, LINE, promise, cases.size());
            cases.stream().limit(MOST_SHOWN).forEach(each -> System.out.println("    " + each));
        });
        return broken.values().stream().allMatch(List::isEmpty);
    }

    /** The other services hear of the same endings that people see. */
    private List<String> toldOtherwise(List<Postback> postbacks) {
        var environment = new ServiceEnvironment(Map.of("CLICKTRAIL_KAFKA", bootstrap, "CLICKTRAIL_TOPIC_PREFIX", ""));
        EventTopics topics = new EventTopics(environment);
        Set<String> told = new HashSet<>();
        topics.read(Topic.POSTBACKS, PostbackDelivered.class)
                .forEach(event -> told.add("delivered " + event.postback().id()));
        topics.read(Topic.POSTBACKS, PostbackExhausted.class)
                .forEach(event -> told.add("given up " + event.postback().id()));
        Set<String> shown = postbacks.stream()
                .filter(postback -> !Set.of("ignored", "paused").contains(postback.state()))
                .map(postback -> (postback.delivered() ? "delivered " : "given up ") + postback.id())
                .collect(Collectors.toSet());
        Set<String> both = new HashSet<>(told);
        both.retainAll(shown);
        told.addAll(shown);
        told.removeAll(both);
        return List.copyOf(told);
    }
}
