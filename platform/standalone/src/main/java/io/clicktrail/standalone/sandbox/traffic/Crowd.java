package io.clicktrail.standalone.sandbox.traffic;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

import io.clicktrail.standalone.sandbox.house.DemoChat;
import io.clicktrail.standalone.sandbox.house.Person;
import io.clicktrail.standalone.sandbox.traffic.Journey.Sale;

/**
 * Invents visitors as advertising brings them: most for the first offer and few for the last, from uneven sources, some
 * who click twice, some who are machines, many who never start, some who come late, and a few who buy or leave.
 */
final class Crowd {
    private static final List<String> SOURCES =
            List.of("fb_kenesary", "tiktok", "google", "ar_sale", "onai", "proftest", "pb_agency", "vk");
    private static final List<String> CAMPAIGNS = List.of("tripwire_test_1", "spring", "autumn_sale", "brand");
    private static final List<String> NAMES =
            List.of("Алия", "Анна", "Данияр", "Иван", "Мадина", "Олег", "Сауле", "Тимур");
    /** The place of the build number is filled in, so that people can be told apart. */
    private static final List<String> BROWSERS = List.of(
            "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.%d.1 Mobile Safari/537.36",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/%d Safari/604.1",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.%d.1 Safari/537.36",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Instagram 390.0.0.%d");

    private static final List<String> MACHINES = List.of(
            "TelegramBot (like TwitterBot)",
            "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
            "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
            "python-requests/2.32");

    private final RandomGenerator random;

    Crowd(RandomGenerator random) {
        this.random = random;
    }

    /** @param mayBuy whether this one may become a customer */
    Journey next(boolean mayBuy) {
        var chat = DemoChat.ALL.get(skewed(DemoChat.ALL.size()));
        var source = SOURCES.get(skewed(SOURCES.size()));
        var campaign = CAMPAIGNS.get(skewed(CAMPAIGNS.size()));
        var link = "/click/" + chat.offer() + "?uid=net-" + Long.toString(random.nextLong(1L << 52), 36)
                + "&sub1=banner-" + (1 + skewed(9)) + "&utm_source=" + source + "&utm_campaign=" + campaign;
        var person = new Person(
                random.nextLong(5_000_000_000L, 6_000_000_000L), NAMES.get(random.nextInt(NAMES.size())), chance(12));
        if (chance(7)) {
            return onlyLooks(person, chat, link);
        }
        var start = chance(62) ? Optional.of(chance(8) ? seconds(20, 90) : seconds(1, 9)) : Optional.<Duration>empty();
        var walksIn = start.isEmpty() && chance(4);
        var join = (start.isPresent() && chance(58)) || walksIn
                ? Optional.of(start.orElse(Duration.ZERO).plus(seconds(1, 25)))
                : Optional.<Duration>empty();
        var leave = join.filter(joined -> chance(9)).map(joined -> joined.plus(seconds(3, 60)));
        var sale = join.filter(joined -> mayBuy && chance(25)).map(joined -> sale(joined, person, source, campaign));
        return new Journey(person, chat, link, browser(), chance(14) ? 2 : 1, start, join, leave, sale, walksIn);
    }

    /** A machine, which follows a link and wants nothing. */
    private Journey onlyLooks(Person person, DemoChat chat, String link) {
        var machine = MACHINES.get(random.nextInt(MACHINES.size()));
        return new Journey(
                person,
                chat,
                link,
                machine,
                1,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    private Sale sale(Duration joined, Person person, String source, String campaign) {
        var lead = random.nextLong(100_000_000, 999_999_999);
        var price = 5_000 * (1 + skewed(6));
        return new Sale(joined.plus(seconds(5, 40)), lead, person.firstName() + " · " + lead, price, source, campaign);
    }

    private String browser() {
        return BROWSERS.get(skewed(BROWSERS.size())).formatted(random.nextInt(1_000, 9_999));
    }

    /** The first about twice as often as the second, and so on. */
    private int skewed(int size) {
        var place = 0;
        while (place < size - 1 && random.nextInt(100) < 45) {
            place++;
        }
        return place;
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private Duration seconds(int from, int to) {
        return Duration.ofMillis(random.nextLong(from * 1_000L, to * 1_000L));
    }
}
