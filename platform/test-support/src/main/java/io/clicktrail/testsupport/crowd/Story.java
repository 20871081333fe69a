package io.clicktrail.testsupport.crowd;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.Chat;
import io.clicktrail.event.ClickEvent.ClickRegistered;
import io.clicktrail.event.ClickEvent.ShareClicked;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.ClickOutcome;
import io.clicktrail.event.EventId;
import io.clicktrail.event.Goal;
import io.clicktrail.event.OfferId;
import io.clicktrail.event.Post;
import io.clicktrail.event.ReactionEvent.Change;
import io.clicktrail.event.ReactionEvent.CommentPosted;
import io.clicktrail.event.ReactionEvent.PollAnswered;
import io.clicktrail.event.ReactionEvent.ReactionChanged;
import io.clicktrail.event.TelegramEvent.BotBlocked;
import io.clicktrail.event.TelegramEvent.BotStarted;
import io.clicktrail.event.TelegramEvent.ChatJoined;
import io.clicktrail.event.TelegramEvent.ChatLeft;
import io.clicktrail.event.TelegramEvent.Departure;
import io.clicktrail.event.TelegramEvent.JoinRequested;
import io.clicktrail.event.TelegramUser;
import io.clicktrail.event.TrackingEvent;
import io.clicktrail.event.UpdateRef;
import io.clicktrail.event.Visitor;

/**
 * Makes up what a crowd does: few places and many offers, so that offers compete; tokens that others start first, clicks
 * that get lost, people who were there already, who leave and come again.
 */
final class Story {

    private static final List<Goal> GOALS =
            List.of(Goal.JOIN_CHANNEL, Goal.REACTION, Goal.COMMENT, Goal.POLL_VOTE, Goal.BOT_START, Goal.SHARE);
    private static final String TRAIL_BOT = "trail_bot";
    private static final List<String> BOTS = List.of("north_bot", "south_bot", "west_bot");
    private static final List<String> ZONES = List.of("UTC", "Asia/Almaty", "Europe/Berlin", "Asia/Kolkata");
    private static final int OFFERS_A_CHAT = 8;
    private static final int POSTS = 2;
    private static final int POLLS = 3;
    private static final long FIRST_USER = 1_000;
    private static final int SECONDS = 6 * 60 * 60;
    private static final int LAST_MINUTES = 2 * 60;

    private final Random chance;
    private final Crowd.Size size;
    private final Instant until;
    private final List<Chat> chats;
    private final List<Terms> offers;
    private final List<TrackingEvent> events = new ArrayList<>();
    private int actions;

    Story(Random chance, Crowd.Size size, Instant until) {
        this.chance = chance;
        this.size = size;
        this.until = until.truncatedTo(ChronoUnit.SECONDS);
        this.chats = IntStream.rangeClosed(1, 1 + size.offers() / OFFERS_A_CHAT)
                .mapToObj(number -> new Chat(-1_001_000_000_000L - number, "Crowd_" + number, "channel"))
                .toList();
        this.offers = IntStream.range(0, size.offers()).mapToObj(this::offer).toList();
    }

    Crowd told() {
        while (actions < size.actions()) {
            session(somebody(), oneOf(offers));
        }
        return new Crowd(offers, List.copyOf(events), actions);
    }

    /** Caps, budgets and the like come in turns of their own, so that even a few offers have some of each, and both. */
    private Terms offer(int number) {
        Goal goal = GOALS.get(number % GOALS.size());
        int turn = number / GOALS.size() + number;
        int expected = Math.max(8, size.actions() / size.offers());
        return new Terms(
                "crowd-" + number,
                goal,
                placeFor(goal),
                turn % 2 == 0,
                Duration.ofSeconds(oneOf(List.of(0, 0, 5, 20, 60))),
                Duration.ofSeconds(oneOf(List.of(0, 60, 600, 3_600))),
                Duration.ofMinutes(oneOf(List.of(30, 180, 24 * 60))),
                goal == Goal.SHARE ? 1 + chance.nextInt(3) : 1,
                new Terms.Caps(
                        turn % 3 == 0 ? between(expected / 8, expected / 3) : 0,
                        turn % 4 == 1 ? between(1, expected / 10) : 0,
                        oneOf(List.of(Terms.Per.values())),
                        ZoneId.of(oneOf(ZONES))),
                number % 5 == 3 ? (long) Terms.RATE * between(expected / 8, expected) : 0,
                number % 7 == 4 ? ownAccounts() : Set.of());
    }

    /** Many, so that it makes a difference; as many as an offer may have. */
    private Set<Long> ownAccounts() {
        return Stream.generate(this::someId)
                .limit(Math.min(100, size.users() / 10))
                .collect(Collectors.toSet());
    }

    private String placeFor(Goal goal) {
        Chat chat = oneOf(chats);
        return switch (goal) {
            case JOIN_CHANNEL -> oneIn(2) ? nameOf(chat) : Long.toString(chat.id());
            case REACTION, COMMENT -> oneIn(2) ? nameOf(chat) + "/" + post() : Long.toString(chat.id());
            case POLL_VOTE -> oneIn(4) ? "@" + TRAIL_BOT : "poll:" + poll();
            case BOT_START -> "@" + oneOf(BOTS);
            default -> Long.toString(chat.id());
        };
    }

    /** Somebody comes for an offer, often for rival ones, too, does what it asks for or not, and may take it back. */
    private void session(TelegramUser user, Terms offer) {
        Instant clicked = moment();
        if (oneIn(2)) {
            comes(user, rivalOf(offer), clicked.minusSeconds(between(1, 7_200)));
        }
        Instant started = comes(user, offer, clicked);
        if (oneIn(5)) {
            comes(user, rivalOf(offer), clicked.plusSeconds(between(1, 1_800)));
        }
        if (!oneIn(6)) {
            Instant acted = oneIn(12)
                    ? clicked.minusSeconds(between(0, 3_600))
                    : started.plusSeconds(between(0, oneOf(List.of(30, 600, 5_400))));
            acts(user, offer, acted);
            regrets(user, offer, acted);
        }
        if (oneIn(10)) {
            acts(user, oneOf(offers), moment());
        }
        if (oneIn(10)) {
            undoes(user, oneOf(offers), moment());
        }
    }

    private void regrets(TelegramUser user, Terms offer, Instant acted) {
        if (oneIn(3)) {
            Instant undone = acted.plusSeconds(between(0, oneOf(List.of(10, 90, 900, 5_000))));
            undoes(user, offer, undone);
            if (oneIn(3)) {
                acts(user, offer, undone.plusSeconds(between(0, 1_000)));
            }
        }
    }

    /** @return when the bot was started */
    private Instant comes(TelegramUser user, Terms offer, Instant at) {
        Instant clicked = at.plusMillis(chance.nextInt(1_000));
        ClickId token = token(clicked);
        ClickOutcome outcome = oneIn(25) ? ClickOutcome.EXHAUSTED : ClickOutcome.ACCEPTED;
        if (!oneIn(25)) {
            happens(new ClickRegistered(
                    id(clicked),
                    clicked,
                    token,
                    OfferId.parse(offer.slug()),
                    null,
                    outcome,
                    null,
                    null,
                    Map.of(),
                    Map.of(),
                    visitor("visitor", oneIn(25))));
        }
        Instant started = at.plusSeconds(between(0, 60));
        String bot = offer.goal() == Goal.BOT_START ? offer.place().substring(1) : TRAIL_BOT;
        if (oneIn(20)) {
            Instant stolen = started.plusSeconds(between(0, 20) - 10L);
            happens(new BotStarted(id(stolen), stolen, bot, somebody(), token, null));
        }
        if (!oneIn(12)) {
            starts(bot, user, token, started);
        }
        return started;
    }

    private void starts(String bot, TelegramUser user, @Nullable ClickId token, Instant at) {
        if (!bot.equals(TRAIL_BOT)) {
            actions++;
        }
        happens(new BotStarted(id(at), at, bot, user, token, null));
    }

    private void acts(TelegramUser user, Terms offer, Instant at) {
        TelegramUser now = new TelegramUser(user.id(), oneIn(4), null);
        actions += at.isAfter(until) || offer.goal() == Goal.BOT_START ? 0 : 1;
        switch (offer.goal()) {
            case JOIN_CHANNEL -> joins(now, chatOf(offer), at);
            case REACTION -> reacts(now, postOf(offer), at);
            case COMMENT -> {
                Post post = postOf(offer);
                Post comment = Post.in(new Chat(post.chat().id() - 500, null, "supergroup"), between(1, 1_000));
                happens(new CommentPosted(id(at), at, update(), now, comment, post, 12));
            }
            case POLL_VOTE ->
                happens(new PollAnswered(id(at), at, update(), now, null, pollOf(offer), List.of(chance.nextInt(3))));
            case BOT_START -> starts(offer.place().substring(1), now, null, at);
            default -> shares(now, offer, at);
        }
    }

    /** Some ask first, and others think about it for a while. */
    private void joins(TelegramUser user, Chat chat, Instant at) {
        boolean requested = oneIn(6);
        if (requested && !oneIn(4)) {
            Instant asked = at.minusSeconds(between(0, 2_000));
            happens(new JoinRequested(id(asked), asked, update(), user, chat, user.id(), null, null));
        }
        happens(new ChatJoined(id(at), at, user, chat, null, null, requested, null));
    }

    /** Sometimes another reaction than before. */
    private void reacts(TelegramUser user, Post post, Instant at) {
        happens(new ReactionChanged(
                id(at), at, update(), user, null, post, Change.ADDED, List.of("👍"), List.of(), List.of("👍")));
        if (oneIn(10)) {
            Instant later = at.plusSeconds(between(1, 100));
            happens(new ReactionChanged(
                    id(later),
                    later,
                    update(),
                    user,
                    null,
                    post,
                    Change.CHANGED,
                    List.of("🔥"),
                    List.of("👍"),
                    List.of("🔥")));
        }
    }

    private void shares(TelegramUser user, Terms offer, Instant at) {
        for (int follower = 0; follower < offer.shareClicks() + chance.nextInt(2); follower++) {
            Instant followed = at.plusSeconds(between(0, 600)).plusMillis(chance.nextInt(1_000));
            Visitor visitor = visitor("visitor-" + chance.nextInt(5), oneIn(8));
            OfferId slug = OfferId.parse(offer.slug());
            happens(new ShareClicked(id(followed), followed, token(followed), slug, user.id(), visitor));
        }
    }

    private void undoes(TelegramUser user, Terms offer, Instant at) {
        switch (offer.goal()) {
            case JOIN_CHANNEL -> happens(new ChatLeft(id(at), at, user, chatOf(offer), Departure.LEFT));
            case REACTION ->
                happens(new ReactionChanged(
                        id(at),
                        at,
                        update(),
                        user,
                        null,
                        postOf(offer),
                        Change.REMOVED,
                        List.of(),
                        List.of("👍"),
                        List.of()));
            case POLL_VOTE -> happens(new PollAnswered(id(at), at, update(), user, null, pollOf(offer), List.of()));
            case BOT_START ->
                happens(new BotBlocked(
                        id(at), at, new UpdateRef(offer.place().substring(1), chance.nextInt(1_000_000)), user));
            default -> {} // what was said or shared stays said
        }
    }

    private void happens(TrackingEvent event) {
        if (!event.occurredAt().isAfter(until)) {
            events.add(event);
        }
    }

    /** An offer for the same thing: another one, or the same once more. */
    private Terms rivalOf(Terms offer) {
        List<Terms> rivals = offers.stream()
                .filter(other -> other.goal() == offer.goal() && other != offer)
                .filter(other -> isSamePlace(offer, other))
                .toList();
        return rivals.isEmpty() || oneIn(2) ? offer : oneOf(rivals);
    }

    private boolean isSamePlace(Terms one, Terms other) {
        return switch (one.goal()) {
            case JOIN_CHANNEL, REACTION, COMMENT -> chatOf(one).equals(chatOf(other));
            case POLL_VOTE -> true;
            default -> one.place().equals(other.place());
        };
    }

    private Chat chatOf(Terms offer) {
        return chats.stream()
                .filter(chat -> offer.place().equals(Long.toString(chat.id()))
                        || offer.place().equals(nameOf(chat))
                        || offer.place().startsWith(nameOf(chat) + "/"))
                .findFirst()
                .orElseThrow();
    }

    private Post postOf(Terms offer) {
        int slash = offer.place().indexOf('/');
        return Post.in(
                chatOf(offer),
                slash < 0 ? post() : Integer.parseInt(offer.place().substring(slash + 1)));
    }

    private String pollOf(Terms offer) {
        return offer.place().startsWith("poll:") ? offer.place().substring(5) : Integer.toString(poll());
    }

    private static String nameOf(Chat chat) {
        return "@crowd_" + -(chat.id() + 1_001_000_000_000L);
    }

    private static Visitor visitor(String key, boolean machine) {
        return new Visitor(key, Visitor.Standing.UNKNOWN, null, null, null, null, machine ? "headless" : null, null);
    }

    private TelegramUser somebody() {
        return new TelegramUser(someId(), oneIn(4), null);
    }

    private long someId() {
        return FIRST_USER + chance.nextInt(size.users());
    }

    /** Some of it just now, so that holds end while the crowd is heard. */
    private Instant moment() {
        return until.minusSeconds(chance.nextInt(oneIn(6) ? LAST_MINUTES : SECONDS));
    }

    private ClickId token(Instant at) {
        byte[] secret = new byte[ClickId.RANDOM_BYTES];
        chance.nextBytes(secret);
        return ClickId.of(at, secret);
    }

    private EventId id(Instant at) {
        return EventId.of(at, chance.nextLong(), chance.nextLong());
    }

    private UpdateRef update() {
        return new UpdateRef(TRAIL_BOT, chance.nextInt(1_000_000));
    }

    private int post() {
        return 1 + chance.nextInt(POSTS);
    }

    private int poll() {
        return 1 + chance.nextInt(POLLS);
    }

    private boolean oneIn(int number) {
        return chance.nextInt(number) == 0;
    }

    /** From (inclusive) to (inclusive). */
    private int between(int from, int to) {
        return from + chance.nextInt(Math.max(1, to - from + 1));
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(chance.nextInt(choices.size()));
    }
}
