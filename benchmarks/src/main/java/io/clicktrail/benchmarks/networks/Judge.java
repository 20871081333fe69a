package io.clicktrail.benchmarks.networks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.clicktrail.benchmarks.networks.Postback.Attempt;

/**
 * Compares what networks heard with what the service says of it, call by call: of every promise the cases in which it was
 * broken.
 */
final class Judge {

    private static final Set<String> ENDINGS =
            Set.of("delivered", "exhausted", "undeliverable", "ignored", "paused", "rejected", "held");
    /** Answers that left in time and were not heard in time, which is a fault too, of the machine. */
    private static final Set<String> UNHEARD = Set.of("timeout", "connection_closed");
    /** Of clocks and of dates that are whole seconds. */
    private static final Duration TOLERANCE = Duration.ofMillis(2);

    private static final Duration ROUNDED_DATE = Duration.ofSeconds(1);

    private static final List<String> ORDER = List.of("pending", "approved", "reversed");

    private final Evidence evidence;
    private final Map<String, Postback> byId;
    private final Map<String, List<Call>> callsById;

    Judge(Evidence evidence) {
        this.evidence = evidence;
        this.byId = evidence.postbacks().stream()
                .collect(Collectors.toMap(Postback::id, Function.identity(), (one, _) -> one));
        this.callsById = evidence.calls().stream()
                .sorted(Comparator.comparing(Call::at))
                .collect(Collectors.groupingBy(Call::message));
    }

    /** Promises by name, each with the cases in which it was broken. */
    Map<String, List<String>> broken() {
        Map<String, List<String>> broken = new LinkedHashMap<>();
        broken.put("lost", lost());
        broken.put("not over", notOver());
        broken.put("planned twice, or out of nothing", surplus());
        broken.put("another id on a repeat", otherIds());
        broken.put("an id that nobody shows", unknownIds());
        broken.put("called more often than logged", unloggedCalls());
        broken.put("doubled without a fault", doubled());
        broken.put("interrupted without a kill", interruptedWithoutKill());
        broken.put("counted as taken, and was not", falselyTaken());
        broken.put("overtaken by a later step", overtaken());
        broken.put("called before Retry-After", tooEarly());
        return broken;
    }

    private List<String> lost() {
        Set<Step> shown = evidence.postbacks().stream().map(Postback::step).collect(Collectors.toSet());
        return evidence.steps().stream()
                .filter(step -> !shown.contains(step))
                .map(Step::toString)
                .toList();
    }

    private List<String> notOver() {
        return evidence.postbacks().stream()
                .filter(postback -> !ENDINGS.contains(postback.state()))
                .map(Postback::toString)
                .toList();
    }

    private List<String> surplus() {
        Set<Step> seen = new HashSet<>();
        return evidence.postbacks().stream()
                .filter(postback -> !evidence.steps().contains(postback.step()) || !seen.add(postback.step()))
                .map(Postback::toString)
                .toList();
    }

    /** A message, as its network knows it, has one id; and an id is that of one message. */
    private List<String> otherIds() {
        List<String> broken = new ArrayList<>();
        Map<String, String> idOfMessage = new HashMap<>();
        Map<String, String> messageOfId = new HashMap<>();
        for (Call call : evidence.calls()) {
            String message = call.network() + " " + call.click() + " " + call.status();
            String id = idOfMessage.computeIfAbsent(message, _ -> call.message());
            String known = messageOfId.computeIfAbsent(call.message(), _ -> message);
            if (!id.equals(call.message()) || !known.equals(message)) {
                broken.add(call.toString());
            }
        }
        return broken;
    }

    private List<String> unknownIds() {
        return evidence.calls().stream()
                .filter(call -> !byId.containsKey(call.message()))
                .map(Call::toString)
                .toList();
    }

    /** An attempt is one call at the most. */
    private List<String> unloggedCalls() {
        List<String> broken = new ArrayList<>();
        callsById.forEach((id, calls) -> {
            long attempts = calls.stream().map(this::attemptOf).distinct().count();
            if (attempts < calls.size()) {
                broken.add(calls + " of " + byId.get(id));
            }
        });
        return broken;
    }

    /** After an answer that was good and in time there is no other call, unless the one who was to hear it was dead. */
    private List<String> doubled() {
        List<String> broken = new ArrayList<>();
        callsById
                .values()
                .forEach(calls -> calls.subList(0, calls.size() - 1).stream()
                        .filter(call -> call.reaction().takesInTime() && !hasExcuse(attemptOf(call)))
                        .forEach(call -> broken.add(call + " of " + byId.get(call.message()))));
        evidence.postbacks().stream()
                .filter(postback -> postback.attempts().stream()
                        .limit(Math.max(0, postback.attempts().size() - 1))
                        .anyMatch(Attempt::succeeded))
                .forEach(postback -> broken.add(postback.toString()));
        return broken;
    }

    private static boolean hasExcuse(@Nullable Attempt attempt) {
        return attempt != null
                && (attempt.interrupted() || (attempt.error() != null && UNHEARD.contains(attempt.error())));
    }

    /** Good answers that came too late for one who lived: the machine was too busy. */
    long unheard() {
        return evidence.calls().stream()
                .filter(call -> call.reaction().takesInTime())
                .map(this::attemptOf)
                .filter(attempt -> attempt != null && attempt.error() != null && UNHEARD.contains(attempt.error()))
                .count();
    }

    private List<String> interruptedWithoutKill() {
        return evidence.postbacks().stream()
                .filter(postback -> postback.attempts().stream()
                        .anyMatch(attempt -> attempt.interrupted() && !wasKilledSoonAfter(attempt.startedAt())))
                .map(Postback::toString)
                .toList();
    }

    private boolean wasKilledSoonAfter(Instant start) {
        Instant end = start.plus(evidence.lease()).plus(TOLERANCE);
        return evidence.kills().stream().anyMatch(kill -> !kill.isBefore(start.minus(TOLERANCE)) && !kill.isAfter(end));
    }

    private List<String> falselyTaken() {
        return evidence.postbacks().stream()
                .filter(Postback::delivered)
                .filter(postback -> callsById.getOrDefault(postback.id(), List.of()).stream()
                        .noneMatch(call -> call.reaction().takesInTime()))
                .map(Postback::toString)
                .toList();
    }

    /** Of one conversion, a network that has heard of a step hears of no earlier one any more. */
    private List<String> overtaken() {
        List<String> broken = new ArrayList<>();
        Map<String, Integer> furthest = new HashMap<>();
        evidence.calls().stream().sorted(Comparator.comparing(Call::at)).forEach(call -> {
            int step = Math.max(ORDER.indexOf(call.status()), call.status().equals("rejected") ? 1 : 0);
            int before = furthest.merge(call.network() + " " + call.click(), step, Math::max);
            if (step < before) {
                broken.add(call.toString());
            }
        });
        return broken;
    }

    private List<String> tooEarly() {
        List<String> broken = new ArrayList<>();
        callsById.forEach((id, calls) -> {
            for (int i = 1; i < calls.size(); i++) {
                Call busy = calls.get(i - 1);
                if (busy.retryAfter() != null && calls.get(i).at().isBefore(earliestAfter(busy))) {
                    broken.add(calls + " of " + byId.get(id));
                }
            }
        });
        return broken;
    }

    /** One whose worker died with the answer knows of nothing to wait for. */
    private Instant earliestAfter(Call busy) {
        Attempt attempt = attemptOf(busy);
        if (attempt == null || !Objects.equals(attempt.status(), 429)) {
            return busy.at();
        }
        Duration asked = Objects.requireNonNull(busy.retryAfter()).minus(ROUNDED_DATE);
        return busy.at()
                .plusNanos(Math.round(asked.toNanos() * evidence.timeScale()))
                .minus(TOLERANCE);
    }

    /** The last one that had begun when the call came. */
    private @Nullable Attempt attemptOf(Call call) {
        Postback postback = byId.get(call.message());
        return postback == null
                ? null
                : postback.attempts().stream()
                        .filter(attempt ->
                                !attempt.startedAt().isAfter(call.at().plus(TOLERANCE)))
                        .reduce(null, (_, later) -> later);
    }
}
