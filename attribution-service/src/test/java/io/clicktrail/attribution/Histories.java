package io.clicktrail.attribution;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.Chat;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.ClickOutcome;
import io.clicktrail.event.Goal;
import io.clicktrail.event.Offer;
import io.clicktrail.event.Offer.Caps.Per;
import io.clicktrail.event.OfferId;
import io.clicktrail.event.Post;
import io.clicktrail.event.Report;
import io.clicktrail.event.TelegramUser;
import io.clicktrail.event.TrackingEvent;

/**
 * Random histories in a world so small that everything collides: few people, chats, offers and moments, so that tokens
 * are started by two people, times tie, people join, leave and join again, react, vote, pay and take it back, share what
 * the same few visitors follow, a group becomes a supergroup, and caps fill up.
 */
public final class Histories {

    private static final List<Goal> DONE = List.of(
            Goal.REACTION,
            Goal.REACTION,
            Goal.COMMENT,
            Goal.FORWARD,
            Goal.POLL_VOTE,
            Goal.PAID_CONTENT,
            Goal.BOT_START,
            Goal.MINIAPP_START,
            Goal.STARS_PURCHASE,
            Goal.EXTERNAL,
            Goal.EXTERNAL);

    private final Random chance;
    private final Events events;
    private final String bot;
    private final Instant start;
    private final String name;
    private final long number;
    private final Chat group;
    private final List<Chat> chats;
    private final List<String> places;
    private final List<TrackingEvent> happened = new ArrayList<>();

    private Histories(Random chance, Instant start, String name) {
        this.chance = chance;
        this.start = start;
        this.name = name;
        this.number = 10L * Math.floorMod(name.hashCode(), 1_000_000);
        this.bot = "trail_" + number + "_bot";
        this.events = new Events(chance, bot);
        this.group = new Chat(-number - 3, null, "group");
        this.chats = List.of(
                new Chat(-number - 1, "Sports_" + number, "channel"),
                new Chat(-number - 2, null, "supergroup"),
                group,
                new Chat(-number - 4, null, "supergroup"));
        this.places = Stream.concat(
                        Stream.of("@sports_" + number), chats.stream().map(chat -> Long.toString(chat.id())))
                .toList();
    }

    /**
     * @param start nothing happens before
     * @param name of another name are other offers, people and chats
     */
    public static History random(Random chance, Instant start, String name) {
        return new Histories(chance, start, name).build();
    }

    private History build() {
        List<Offer> toJoin =
                IntStream.range(0, between(2, 5)).mapToObj(this::toJoin).toList();
        List<Offer> toShare =
                IntStream.range(0, between(0, 4)).mapToObj(this::toShare).toList();
        List<Offer> toDo =
                IntStream.range(0, between(1, 4)).mapToObj(this::toDo).toList();
        List<Offer> offers =
                Stream.of(toJoin, toShare, toDo).flatMap(List::stream).toList();
        List<ClickId> tokens = IntStream.range(0, between(10, 34))
                .mapToObj(number -> events.token(start.plusSeconds(number)))
                .toList();
        tokens.forEach(token ->
                click(token, oneOf(oneOf(List.of(offers, offers, toDo))).id()));
        repeat(between(8, 36), () -> started(oneOf(tokens)));
        repeat(between(8, 30), () -> joined(oneOf(chats)));
        repeat(between(0, 8), () -> joinedBy(oneOf(toJoin), oneOf(chats)));
        toJoin.forEach(this::linked);
        repeat(between(0, 20), () -> left(oneOf(chats)));
        repeat(between(0, 6), () -> happened.add(events.checked(user(), oneOf(chats), chance.nextBoolean(), moment())));
        repeat(between(0, 6), () -> followed(oneOf(offers)));
        toShare.forEach(offer -> repeat(between(4, 24), () -> followed(offer)));
        repeat(between(4, 14), () -> reported(oneOf(tokens), oneOf(oneOf(List.of(toDo, toDo, offers)))));
        repeat(between(20, 70), () -> happened.add(somethingDone(oneOf(tokens))));
        repeat(between(0, 6), () -> happened.add(events.request(user(), oneOf(chats), moment())));
        if (chance.nextInt(3) > 0) {
            happened.add(events.moves(group, -number - 4, moment()));
        }
        return new History(offers, List.copyOf(happened));
    }

    private Offer toJoin(int number) {
        return offer("offer-" + number).build();
    }

    private Offer toShare(int number) {
        return offer("share-" + number)
                .sharedWith(between(1, 4))
                .cappedAt(between(1, 3))
                .build();
    }

    /** Pays for what people do with messages, polls, bots and Stars. */
    private Offer toDo(int number) {
        Goal goal = oneOf(DONE);
        String place = switch (goal) {
            case REACTION, COMMENT, FORWARD -> chance.nextBoolean() ? oneOf(places) : oneOf(places) + "/1";
            case POLL_VOTE -> chance.nextBoolean() ? "poll:" + this.number + "1" : "@" + bot;
            case MINIAPP_START -> Long.toString(this.number);
            default -> "@" + bot;
        };
        return offer("do-" + number)
                .goal(goal)
                .at(place)
                .repeats(repeatsOf(goal))
                .hold(Duration.ofMinutes(oneOf(List.of(0, 0, 5))))
                .clawback(Duration.ofMinutes(oneOf(List.of(15, 60))))
                .build();
    }

    private Offer.@Nullable Repeats repeatsOf(Goal goal) {
        return switch (goal) {
            case BOT_START -> null;
            case EXTERNAL ->
                chance.nextBoolean() ? null : oneOf(List.of(Offer.Repeats.DAILY, Offer.Repeats.EACH_MESSAGE));
            case REACTION, COMMENT, FORWARD ->
                chance.nextBoolean() ? null : oneOf(List.of(Offer.Repeats.DAILY, Offer.Repeats.EACH_MESSAGE));
            default -> chance.nextInt(3) == 0 ? Offer.Repeats.DAILY : null;
        };
    }

    /** From when it all begins, for as long as something happens or less. */
    private Offer.Hours hours() {
        LocalTime from = LocalTime.ofInstant(start, ZoneOffset.UTC);
        return new Offer.Hours(EnumSet.allOf(DayOfWeek.class), from, from.plusMinutes(between(10, 70)));
    }

    private TrackingEvent somethingDone(ClickId token) {
        TelegramUser user = user();
        Post post = Post.in(oneOf(chats), between(1, 3));
        String charge = name + "-charge-" + user.id() + "-" + between(1, 3);
        String poll = Long.toString(number) + between(1, 3);
        Instant at = moment();
        return switch (chance.nextInt(14)) {
            case 0, 1 -> events.reacts(user, post, at);
            case 2 -> events.reactsAnew(user, post, at);
            case 3 -> events.unreacts(user, post, at);
            case 4 -> events.comments(user, post, at);
            case 5 -> events.forwards(user, post, at);
            case 6 -> events.presses(user, post, oneOf(List.of("like", "menu")), at);
            case 7 -> events.votes(user, poll, List.of(between(0, 3)), at);
            case 8 -> events.votes(user, poll, List.of(), at);
            case 9 -> events.opens(user, number, chance.nextBoolean() ? token : null, at);
            case 10 -> events.blocks(user, at);
            case 11 -> events.pays(user, charge, at);
            case 12 -> events.buys(user, "article", at);
            default -> events.refunded(user, charge, oneOf(List.of("stars", "article")), at);
        };
    }

    private AnOffer offer(String slug) {
        AnOffer offer = AnOffer.called(name + "-" + slug)
                .at(oneOf(places))
                .hold(Duration.ofMinutes(oneOf(List.of(0, 5, 20))))
                .clawback(Duration.ofMinutes(oneOf(List.of(0, 15, 60))))
                .attributionWindow(Duration.ofMinutes(oneOf(List.of(20, 60, 200))))
                .settlement(Duration.ofDays(oneOf(List.of(1, 2))));
        if (chance.nextInt(3) == 0) {
            offer.firstClick();
        }
        if (chance.nextInt(5) == 0) {
            offer.openIn(hours(), Duration.ofMinutes(between(0, 20)));
        }
        if (chance.nextInt(2) == 0) {
            offer.cappedAt(between(1, 4));
        }
        if (chance.nextInt(3) == 0) {
            offer.cappedAt(between(1, 3), Per.HOUR);
        }
        return offer;
    }

    private void click(ClickId token, OfferId offer) {
        if (chance.nextInt(12) == 0) {
            return;
        }
        Instant at = start.plusSeconds(60L * chance.nextInt(40));
        ClickOutcome outcome = chance.nextInt(15) == 0 ? ClickOutcome.EXHAUSTED : ClickOutcome.ACCEPTED;
        @Nullable String bot = chance.nextInt(20) == 0 ? "headless" : null;
        happened.add(events.click(token, offer, uid(), at, outcome, bot));
    }

    /** Networks name several clicks alike. */
    private String uid() {
        return name + "-uid-" + between(1, 12);
    }

    /** Partners name a user, a click or a network's click, tell some of it twice and withdraw half of it. */
    private void reported(ClickId token, Offer offer) {
        Report report = switch (chance.nextInt(3)) {
            case 0 -> new Report(name, reference(), user().id(), null, null);
            case 1 -> new Report(name, reference(), null, token, null);
            default -> new Report(name, reference(), null, null, uid());
        };
        @Nullable Boolean premium = chance.nextBoolean() ? null : (Boolean) chance.nextBoolean();
        Instant at = moment();
        happened.add(events.reported(report, offer.id(), premium, at));
        if (chance.nextBoolean()) {
            happened.add(events.withdrawn(report, offer.id(), at.plusSeconds(60L * (chance.nextInt(30) - 5))));
        }
    }

    private String reference() {
        return "order-" + between(1, 12);
    }

    private void started(ClickId token) {
        @Nullable ClickId payload = chance.nextInt(20) == 0 ? null : token;
        happened.add(events.start(user(), payload, moment()));
    }

    private void joined(Chat chat) {
        happened.add(
                chance.nextInt(3) == 0
                        ? events.joinApproved(user(), chat, moment())
                        : events.join(user(), chat, moment()));
    }

    /** Half of the offers have a link for themselves, into the group: it may lead there before it moves or afterwards. */
    private void linked(Offer offer) {
        if (chance.nextBoolean()) {
            happened.add(events.linked(
                    offer.id(), oneOf(List.of(group, chats.getLast())).id(), moment()));
        }
    }

    private void joinedBy(Offer offer, Chat chat) {
        happened.add(events.joinBy(user(), chat, offer.id(), chance.nextBoolean(), moment()));
    }

    private void left(Chat chat) {
        happened.add(events.leave(user(), chat, moment()));
    }

    private void followed(Offer offer) {
        @Nullable String bot = chance.nextInt(10) == 0 ? "headless" : null;
        happened.add(events.shareClick(offer.id(), user(), "visitor-" + between(1, 6), moment(), bot));
    }

    private TelegramUser user() {
        return new TelegramUser(number + between(1, 5), chance.nextBoolean(), null);
    }

    private Instant moment() {
        return start.plusSeconds(60L * chance.nextInt(70));
    }

    /** From (inclusive) to (exclusive). */
    private int between(int from, int to) {
        return from + chance.nextInt(to - from);
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(chance.nextInt(choices.size()));
    }

    private static void repeat(int times, Runnable step) {
        IntStream.range(0, times).forEach(_ -> step.run());
    }
}
