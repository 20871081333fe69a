package io.clicktrail.standalone.sandbox.journey;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

import tools.jackson.databind.JsonNode;

import io.clicktrail.standalone.Service;
import io.clicktrail.standalone.sandbox.house.HouseClient;
import io.clicktrail.standalone.sandbox.house.Person;
import io.clicktrail.standalone.sandbox.house.TelegramUpdates;
import io.clicktrail.standalone.sandbox.web.Reply;
import io.clicktrail.standalone.sandbox.web.Request;

/** Lets people in, has them do what they are told, and shows what became of it. */
public final class Journeys {
    private static final int KEPT = 200;
    private static final int ID = 3;
    private static final int KIND = 4;
    private static final int DEED = 5;

    private final HouseClient house;
    private final TelegramUpdates telegram;
    private final Clock clock;
    private final RandomGenerator random;
    private final ConcurrentSkipListMap<Long, Journey> journeys = new ConcurrentSkipListMap<>();
    private final AtomicLong number = new AtomicLong();

    public Journeys(HouseClient house, TelegramUpdates telegram, Clock clock, RandomGenerator random) {
        this.house = house;
        this.telegram = telegram;
        this.clock = clock;
        this.random = random;
    }

    /** {@code POST /sandbox/people}: somebody whom nobody knows yet. */
    public Reply begin(Request request) {
        var id = number.incrementAndGet();
        var journey = new Journey(house, telegram, clock, Person.anybody(random));
        journeys.put(id, journey);
        if (journeys.size() > KEPT) {
            journeys.pollFirstEntry();
        }
        return Reply.json(201, Map.of("id", id, "person", shown(journey.person())));
    }

    /** {@code POST /sandbox/people/{id}/clicks/{deed}} or {@code .../deeds/{deed}}: one step. */
    public Reply step(Request request) throws InterruptedException {
        var parts = request.path().split("/");
        var journey = journeyIn(parts);
        var deed = parts.length == DEED + 1 ? Deed.find(parts[DEED]) : Optional.<Deed>empty();
        if (journey.isEmpty() || deed.isEmpty()) {
            return Reply.problem(404, "unknown_step", "There is no such person, or nothing like this to do.");
        }
        try {
            return switch (parts[KIND]) {
                case "clicks" -> answer(journey.get().follow(deed.get()));
                case "deeds" -> answer(journey.get().act(deed.get()));
                default -> Reply.problem(404, "unknown_step", "A step is one of clicks or deeds.");
            };
        } catch (UncheckedIOException e) {
            return Reply.problem(503, "unreachable", "A service does not answer.");
        }
    }

    private static Reply answer(Outcome outcome) {
        return switch (outcome) {
            case TAKEN -> Reply.empty(204);
            case NOT_A_MEMBER -> Reply.problem(409, "not_a_member", "Nobody leaves without being there.");
            case ALREADY_A_MEMBER -> Reply.problem(409, "already_a_member", "This person has joined already.");
            case TOO_MANY_STEPS -> Reply.problem(409, "too_many_steps", "This person has done enough; send another.");
            case SERVICE_REFUSED -> Reply.problem(502, "refused", "A service did not take it.");
        };
    }

    /** {@code GET /sandbox/people/{id}}: all that the person did so far, and what is said of it. */
    public Reply show(Request request) throws InterruptedException {
        var journey = journeyIn(request.path().split("/"));
        if (journey.isEmpty()) {
            return Reply.problem(404, "unknown_person", "There is no such person.");
        }
        try {
            return Reply.json(shown(journey.get()));
        } catch (UncheckedIOException e) {
            return Reply.problem(503, "unreachable", "A service does not answer.");
        }
    }

    private Optional<Journey> journeyIn(String[] parts) {
        return parts.length > ID && parts[ID].matches("\\d{1,18}")
                ? Optional.ofNullable(journeys.get(Long.parseLong(parts[ID])))
                : Optional.empty();
    }

    private Map<String, Object> shown(Journey journey) throws InterruptedException {
        var entries = journey.entries();
        var verdicts =
                new Decisions(entries, actions(journey.person()), conversions(entries), clock.instant()).verdicts();
        var shown = new ArrayList<Map<String, Object>>();
        for (var i = 0; i < entries.size(); i++) {
            shown.add(shown(entries.get(i), verdicts.get(i)));
        }
        return Map.of(
                "person", shown(journey.person()),
                "settled", verdicts.stream().allMatch(Verdict::settled),
                "entries", shown);
    }

    private List<JsonNode> actions(Person person) throws InterruptedException {
        return get("/api/v1/actions?user=" + person.id())
                .path("items")
                .valueStream()
                .toList();
    }

    /** The journey of a click tells of its person's other conversions, too. */
    private List<JsonNode> conversions(List<Entry> entries) throws InterruptedException {
        var click = entries.stream()
                .filter(Entry.Clicked.class::isInstance)
                .map(Entry.Clicked.class::cast)
                .findFirst();
        return click.isEmpty()
                ? List.of()
                : get("/api/v1/journeys/" + click.get().click())
                        .path("conversions")
                        .valueStream()
                        .toList();
    }

    private JsonNode get(String path) throws InterruptedException {
        return HouseClient.json(house.adminGet(Service.ATTRIBUTION, path));
    }

    private static Map<String, Object> shown(Person person) {
        return Map.of("id", person.id(), "name", person.firstName(), "premium", person.premium());
    }

    private static Map<String, Object> shown(Entry entry, Verdict verdict) {
        var shown = new LinkedHashMap<String, Object>();
        shown.put("at", entry.at().toString());
        shown.put("deed", entry.deed().wireName());
        shown.put("offer", entry.deed().offer());
        if (entry instanceof Entry.Clicked clicked) {
            shown.put("click", clicked.click());
        }
        shown.put("verdict", verdict.word());
        shown.put("facts", verdict.facts());
        return shown;
    }
}
