package io.clicktrail.benchmarks.attribution;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

import io.clicktrail.benchmarks.load.HouseService;
import io.clicktrail.event.Chat;
import io.clicktrail.event.ClickEvent.ClickRegistered;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.ClickOutcome;
import io.clicktrail.event.EventId;
import io.clicktrail.event.NetworkId;
import io.clicktrail.event.OfferId;
import io.clicktrail.event.Post;
import io.clicktrail.event.ReactionEvent.Change;
import io.clicktrail.event.ReactionEvent.CommentPosted;
import io.clicktrail.event.ReactionEvent.ReactionChanged;
import io.clicktrail.event.TelegramEvent.BotStarted;
import io.clicktrail.event.TelegramEvent.ChatJoined;
import io.clicktrail.event.TelegramUser;
import io.clicktrail.event.TrackingEvent;
import io.clicktrail.event.UpdateRef;
import io.clicktrail.event.Visitor;

/**
 * People each of whom comes by a click of its own to a join, a reaction and a comment, so that all of it is credited.
 *
 * @param beforehand what they clicked and started
 * @param actions what they then did
 */
record People(List<TrackingEvent> beforehand, List<TrackingEvent> actions) {

    /** Of one person. */
    static final int ACTIONS = 3;

    private static final String BOT = "bench_bot";
    private static final Chat CHAT = new Chat(-1_001_234_567_890L, "bench_channel", "channel");
    private static final Post POST = Post.in(CHAT, 7);
    private static final String OFFER = """
            {"slug": "bench-%s", "name": "Benchmark", "target_url": "https://t.me/bench_channel", "goal": "%s",
             "place": "@bench_channel", "rate": {"base": "30", "currency": "XTR"}}
            """;

    /** Orders what they do: with neither hold nor caps nor budget. */
    static void order(HouseService service) {
        for (String goal : List.of("join_channel", "reaction", "comment")) {
            service.make("/api/v1/offers", OFFER.formatted(goal.replace('_', '-'), goal));
        }
    }

    /** @param first id of the first of them; the others follow */
    static People some(int number, long first) {
        RandomGenerator random = ThreadLocalRandom.current();
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        People people = new People(new ArrayList<>(), new ArrayList<>());
        for (long id = first; id < first + number; id++) {
            people.add(new TelegramUser(id, false, "ru"), now, random);
        }
        return people;
    }

    private void add(TelegramUser user, Instant now, RandomGenerator random) {
        for (String offer : List.of("bench-join-channel", "bench-reaction", "bench-comment")) {
            Instant clicked = now.minusSeconds(1_000 + random.nextInt(1_000));
            ClickRegistered click = click(offer, clicked, random);
            Instant started = clicked.plusSeconds(5);
            beforehand.add(click);
            beforehand.add(new BotStarted(id(started, random), started, BOT, user, click.click(), null));
        }
        Instant acted = now.minusSeconds(random.nextInt(900));
        UpdateRef update = new UpdateRef(BOT, random.nextInt(1_000_000));
        Post comment = Post.in(new Chat(CHAT.id() - 1, null, "supergroup"), 1 + random.nextInt(1_000_000));
        List<String> like = List.of("👍");
        actions.add(new ChatJoined(id(acted, random), acted, user, CHAT, null, null, false, null));
        actions.add(new ReactionChanged(
                id(acted, random), acted, update, user, null, POST, Change.ADDED, like, List.of(), like));
        actions.add(new CommentPosted(id(acted, random), acted, update, user, comment, POST, 20));
    }

    private static ClickRegistered click(String offer, Instant at, RandomGenerator random) {
        byte[] secret = new byte[ClickId.RANDOM_BYTES];
        random.nextBytes(secret);
        return new ClickRegistered(
                id(at, random),
                at,
                ClickId.of(at, secret),
                OfferId.parse(offer),
                null,
                ClickOutcome.ACCEPTED,
                NetworkId.parse("spring-net"),
                "uid-" + random.nextInt(1_000_000),
                Map.of("sub1", "banner-17", "sub2", "eu"),
                Map.of("source", "vk", "campaign", "spring"),
                Visitor.nameless("0123456789abcdef"));
    }

    private static EventId id(Instant at, RandomGenerator random) {
        return EventId.of(at, random.nextLong(), random.nextLong());
    }
}
