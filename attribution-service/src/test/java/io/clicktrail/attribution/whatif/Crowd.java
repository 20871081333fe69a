package io.clicktrail.attribution.whatif;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.clicktrail.attribution.AnOffer;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.EventId;
import io.clicktrail.event.Offer;

/** Many people who click, start the bot, join and leave at random, as rows of the tables of facts. */
final class Crowd {

    static final Instant BEGIN = Instant.parse("2026-03-02T00:00:00Z");

    private static final int CLICKS_EACH = 10;
    private static final int SECONDS = 6 * 24 * 60 * 60;
    private static final long[] CHATS = {-1001, -1002, -1003};
    private static final String[] NETWORKS = {"north", "south", "west"};

    final List<Offer> offers = new ArrayList<>();
    final List<Click> clicks = new ArrayList<>();
    final List<Start> starts = new ArrayList<>();
    final List<Join> joins = new ArrayList<>();
    final List<Leave> leaves = new ArrayList<>();

    private final Random chance;

    record Click(ClickId id, EventId event, Instant at, Offer offer, String network) {}

    record Start(EventId event, ClickId click, long user, Instant at) {}

    record Join(EventId event, long user, long chat, boolean premium, Instant at) {}

    record Leave(EventId event, long user, long chat, Instant at) {}

    Crowd(int people, Random chance) {
        this.chance = chance;
        for (int number = 0; number < 6; number++) {
            AnOffer offer = AnOffer.called("offer-" + number)
                    .at(Long.toString(CHATS[number % CHATS.length]))
                    .hold(Duration.ofHours(number))
                    .clawback(Duration.ofHours(2 * number))
                    .attributionWindow(Duration.ofHours(12 + 24L * number));
            offers.add((number % 2 == 0 ? offer : offer.firstClick()).build());
        }
        for (long user = 1; user <= people; user++) {
            livesThrough(user);
        }
    }

    private void livesThrough(long user) {
        for (int number = 0; number < CLICKS_EACH; number++) {
            clicks(user);
        }
        int first = chance.nextInt(CHATS.length);
        for (int number = 0; number <= chance.nextInt(2); number++) {
            joins(user, CHATS[(first + number) % CHATS.length]);
        }
    }

    private void joins(long user, long chat) {
        Instant at = moment();
        joins.add(new Join(event(at), user, chat, chance.nextBoolean(), at));
        if (chance.nextInt(3) == 0) {
            Instant left = at.plusSeconds(1 + chance.nextInt(SECONDS / 3));
            leaves.add(new Leave(event(left), user, chat, left));
        }
    }

    /** Two thirds go on to the bot, and sometimes with somebody else's token. */
    private void clicks(long user) {
        Instant at = moment();
        byte[] secret = new byte[ClickId.RANDOM_BYTES];
        chance.nextBytes(secret);
        Offer offer = offers.get(chance.nextInt(offers.size()));
        clicks.add(new Click(ClickId.of(at, secret), event(at), at, offer, NETWORKS[chance.nextInt(NETWORKS.length)]));
        if (chance.nextInt(3) > 0) {
            int another = chance.nextInt(20) == 0 ? chance.nextInt(clicks.size()) : clicks.size() - 1;
            Instant started = clicks.get(another).at().plusSeconds(1 + chance.nextInt(60));
            starts.add(new Start(event(started), clicks.get(another).id(), user, started));
        }
    }

    private Instant moment() {
        return BEGIN.plusMillis(1_000L * chance.nextInt(SECONDS) + chance.nextInt(1_000));
    }

    private EventId event(Instant at) {
        return EventId.of(at, chance.nextLong(), chance.nextLong());
    }
}
