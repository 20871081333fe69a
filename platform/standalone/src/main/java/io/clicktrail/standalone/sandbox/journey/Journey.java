package io.clicktrail.standalone.sandbox.journey;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

import tools.jackson.databind.node.ObjectNode;

import io.clicktrail.standalone.sandbox.house.DemoChat;
import io.clicktrail.standalone.sandbox.house.DemoPost;
import io.clicktrail.standalone.sandbox.house.HouseClient;
import io.clicktrail.standalone.sandbox.house.Person;
import io.clicktrail.standalone.sandbox.house.TelegramUpdates;

/** One person who follows ads and acts as told, one step after the other; what was taken stands in order. */
final class Journey {
    private static final int MOST_ENTRIES = 40;
    private static final int FIRST_MESSAGE = 12;
    private static final int POLL_OPTIONS = 3;
    /** The bot's poll, as the demo offer names it. */
    private static final String POLL = "5400000000000000001";

    private final HouseClient house;
    private final TelegramUpdates telegram;
    private final Clock clock;
    private final Person person;
    private final List<Entry> entries = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock(true);

    Journey(HouseClient house, TelegramUpdates telegram, Clock clock, Person person) {
        this.house = house;
        this.telegram = telegram;
        this.clock = clock;
        this.person = person;
    }

    Person person() {
        return person;
    }

    List<Entry> entries() {
        lock.lock();
        try {
            return List.copyOf(entries);
        } finally {
            lock.unlock();
        }
    }

    /** Follows the ad of the offer that pays for that deed, and starts the bot with its token. */
    Outcome follow(Deed deed) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            return entries.size() < MOST_ENTRIES ? clicked(deed) : Outcome.TOO_MANY_STEPS;
        } finally {
            lock.unlock();
        }
    }

    private Outcome clicked(Deed deed) throws InterruptedException {
        var at = clock.instant();
        var click = house.follow("/click/" + deed.offer() + "?uid=" + uid() + "&utm_source=fb_kenesary")
                .click();
        return click.isPresent() && taken(telegram.start(person, click.get()))
                ? noted(new Entry.Clicked(at, deed, click.get()))
                : Outcome.SERVICE_REFUSED;
    }

    /** Does it in Telegram, which tells the bot. */
    Outcome act(Deed deed) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            var hindrance = hindrance(deed);
            if (hindrance != Outcome.TAKEN) {
                return hindrance;
            }
            var at = clock.instant();
            return taken(update(deed)) ? noted(new Entry.Acted(at, deed)) : Outcome.SERVICE_REFUSED;
        } finally {
            lock.unlock();
        }
    }

    private Outcome hindrance(Deed deed) {
        var member = times(Deed.JOIN) > times(Deed.LEAVE);
        if (deed == Deed.JOIN && member) {
            return Outcome.ALREADY_A_MEMBER;
        }
        if (deed == Deed.LEAVE && !member) {
            return Outcome.NOT_A_MEMBER;
        }
        return entries.size() < MOST_ENTRIES ? Outcome.TAKEN : Outcome.TOO_MANY_STEPS;
    }

    private ObjectNode update(Deed deed) {
        return switch (deed) {
            case JOIN -> telegram.joined(person, DemoPost.RECIPE.channel());
            case REACTION -> telegram.reacted(person, DemoChat.DISCUSSION, FIRST_MESSAGE + times(deed), "🔥");
            case COMMENT -> telegram.commented(person, DemoPost.RECIPE, "Сварим в выходные!");
            case POLL_VOTE -> telegram.voted(person, POLL, times(deed) % POLL_OPTIONS);
            case LEAVE -> telegram.left(person, DemoPost.RECIPE.channel());
        };
    }

    private boolean taken(ObjectNode update) throws InterruptedException {
        return house.update(update) / 100 == 2;
    }

    private Outcome noted(Entry entry) {
        entries.add(entry);
        return Outcome.TAKEN;
    }

    private int times(Deed deed) {
        return (int) entries.stream()
                .filter(entry -> entry instanceof Entry.Acted && entry.deed() == deed)
                .count();
    }

    /** The network's own number of the next click. */
    private String uid() {
        return "net-" + Long.toString(person.id(), Character.MAX_RADIX) + "-" + entries.size();
    }
}
