package io.clicktrail.attribution.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.clicktrail.attribution.Events;
import io.clicktrail.attribution.credit.Touch;
import io.clicktrail.event.ClickEvent.ClickRegistered;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.ClickOutcome;
import io.clicktrail.event.ContactHashes;
import io.clicktrail.event.DealEvent.DealStatusChanged;
import io.clicktrail.event.Lead;
import io.clicktrail.event.OfferId;
import io.clicktrail.event.TelegramEvent.BotStarted;
import io.clicktrail.event.TelegramUser;
import io.clicktrail.event.TrackingEvent;

/** A few people who share browsers, pass tokens on and buy, as events, and what follows from them, in plain loops. */
final class Crowd {

    private static final int VISITORS = 14;
    private static final int USERS = 10;
    private static final int CONTACTS = 8;
    private static final int CLICKS = 30;
    private static final int STARTS = 14;
    private static final int LEADS = 10;

    private final List<ClickRegistered> clicks;
    private final List<BotStarted> starts;
    private final List<DealStatusChanged> leads;
    private final Map<ClickId, Set<Identity>> ties;

    Crowd(List<ClickRegistered> clicks, List<BotStarted> starts, List<DealStatusChanged> leads) {
        this.clicks = clicks;
        this.starts = starts;
        this.leads = leads;
        this.ties = clicks.stream().collect(Collectors.toMap(ClickRegistered::click, this::tiesOf));
    }

    List<ClickRegistered> clicks() {
        return clicks;
    }

    List<DealStatusChanged> leads() {
        return leads;
    }

    /** @param seed tells the crowd from every other one: nobody is in two of them */
    static Crowd of(long seed, OfferId offer, Instant until) {
        Random chance = new Random(seed);
        Events events = new Events(chance);
        List<ClickRegistered> clicks = new ArrayList<>();
        for (int i = 0; i < CLICKS; i++) {
            Instant at = moment(chance, until);
            clicks.add(
                    switch (chance.nextInt(12)) {
                        case 0 -> events.click(events.token(at), offer, at, ClickOutcome.PAUSED, null);
                        case 1 -> events.click(events.token(at), offer, at, ClickOutcome.ACCEPTED, "headless");
                        default -> events.clickBy("visitor " + seed + "/" + chance.nextInt(VISITORS), offer, at);
                    });
        }
        return new Crowd(
                clicks,
                Stream.generate(() -> start(seed, chance, events, clicks, until))
                        .limit(STARTS)
                        .toList(),
                Stream.generate(() -> lead(seed, chance, events, clicks, until))
                        .limit(LEADS)
                        .toList());
    }

    private static BotStarted start(
            long seed, Random chance, Events events, List<ClickRegistered> clicks, Instant until) {
        TelegramUser user = new TelegramUser(Math.abs(seed % 1_000_000_007) * 100 + chance.nextInt(USERS), false, null);
        return events.start(user, someOf(clicks, chance).click(), moment(chance, until));
    }

    private static DealStatusChanged lead(
            long seed, Random chance, Events events, List<ClickRegistered> clicks, Instant until) {
        Lead lead = new Lead("example", Math.abs(seed % 1_000_000_007) * 100 + chance.nextInt(100));
        ContactHashes contact = ContactHashes.of(
                hash(seed, chance, "phone"), chance.nextBoolean() ? hash(seed, chance, "email") : null);
        return events.moves(lead, someOf(clicks, chance).click(), contact, moment(chance, until));
    }

    private static String hash(long seed, Random chance, String kind) {
        return kind + HexFormat.of().toHexDigits(seed) + chance.nextInt(CONTACTS);
    }

    private static Instant moment(Random chance, Instant until) {
        return until.minusSeconds(chance.nextInt((int) Duration.ofDays(40).toSeconds()))
                .truncatedTo(ChronoUnit.SECONDS);
    }

    private static <T> T someOf(List<T> list, Random chance) {
        return list.get(chance.nextInt(list.size()));
    }

    Crowd shuffled(Random chance) {
        return new Crowd(shuffled(clicks, chance), shuffled(starts, chance), shuffled(leads, chance));
    }

    private static <T> List<T> shuffled(List<T> list, Random chance) {
        List<T> copy = new ArrayList<>(list);
        Collections.shuffle(copy, chance);
        return copy;
    }

    Crowd and(Crowd other) {
        return new Crowd(
                Stream.concat(clicks.stream(), other.clicks.stream()).toList(),
                Stream.concat(starts.stream(), other.starts.stream()).toList(),
                Stream.concat(leads.stream(), other.leads.stream()).toList());
    }

    TrackingEvent[] events() {
        return Stream.of(clicks, starts, leads).flatMap(List::stream).toArray(TrackingEvent[]::new);
    }

    Set<Identity> identities() {
        return clicks.stream().flatMap(click -> ties(click).stream()).collect(Collectors.toSet());
    }

    /** As the store follows them. */
    Person follow(Set<Identity> known, Window window, int mostUsers) {
        Person person = Person.knownAs(known);
        while (!person.complete()) {
            Set<Identity> crowded = person.next().stream()
                    .filter(Identity::shared)
                    .filter(identity -> usersOf(identity, window) > mostUsers)
                    .collect(Collectors.toSet());
            Set<Identity> asked = person.next().stream()
                    .filter(identity -> !crowded.contains(identity))
                    .collect(Collectors.toSet());
            person = person.with(
                    crowded,
                    touching()
                            .filter(click -> asked.stream().anyMatch(identity -> has(click, identity, window)))
                            .map(click -> tied(click, asked))
                            .toList());
        }
        return person;
    }

    /** The clicks to which so many hops lead, without regard to whom else they belong. */
    Set<ClickRegistered> within(int hops, Set<Identity> known, Window window) {
        Set<ClickRegistered> found = touching()
                .filter(click -> known.stream().anyMatch(identity -> has(click, identity, window)))
                .collect(Collectors.toSet());
        if (hops == 1) {
            return found;
        }
        Set<Identity> more = Stream.concat(known.stream(), found.stream().flatMap(click -> ties(click).stream()))
                .collect(Collectors.toSet());
        return within(hops - 1, more, window);
    }

    private Stream<ClickRegistered> touching() {
        return clicks.stream()
                .filter(click -> click.outcome() == ClickOutcome.ACCEPTED
                        && click.visitor().bot() == null);
    }

    private long usersOf(Identity identity, Window window) {
        return touching()
                .filter(click -> has(click, identity, window))
                .flatMap(click -> ties(click).stream())
                .filter(tied -> tied.link() == Link.TELEGRAM_USER)
                .distinct()
                .count();
    }

    private boolean has(ClickRegistered click, Identity identity, Window window) {
        return switch (identity.link()) {
            case SALE -> identity.equals(Identity.named(click.click()));
            case VISITOR -> ties(click).contains(identity) && window.covers(click.occurredAt());
            case TELEGRAM_USER, PHONE, EMAIL -> ties(click).contains(identity);
        };
    }

    private TiedClick tied(ClickRegistered click, Set<Identity> asked) {
        Stream<Identity> named = Stream.of(Identity.named(click.click())).filter(asked::contains);
        return new TiedClick(
                new Touch(
                        click.click(),
                        click.id(),
                        Objects.requireNonNull(click.offer(), "these clicks have one"),
                        click.occurredAt()),
                Stream.concat(named, ties(click).stream()).collect(Collectors.toSet()));
    }

    private Set<Identity> ties(ClickRegistered click) {
        return Objects.requireNonNull(ties.get(click.click()));
    }

    private Set<Identity> tiesOf(ClickRegistered click) {
        return Stream.of(
                        Stream.of(Identity.visitor(click.visitor().key())),
                        owner(click).stream(),
                        leads.stream()
                                .filter(lead -> click.click().equals(lead.click()))
                                .flatMap(lead -> Identity.of(lead.contact()).stream()))
                .flatMap(identities -> identities)
                .collect(Collectors.toSet());
    }

    private Optional<Identity> owner(ClickRegistered click) {
        return starts.stream()
                .filter(start -> click.click().equals(start.click()))
                .min(Comparator.comparing(BotStarted::occurredAt).thenComparing(BotStarted::id))
                .map(start -> Identity.telegramUser(start.user().id()));
    }
}
