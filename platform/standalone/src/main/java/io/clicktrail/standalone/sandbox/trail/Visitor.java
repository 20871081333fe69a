package io.clicktrail.standalone.sandbox.trail;

import java.util.List;
import java.util.random.RandomGenerator;

import io.clicktrail.standalone.sandbox.house.Person;

/**
 * Who goes along a trail.
 *
 * @param uid the network's own number of the click
 * @param customer as the CRM will call the lead; nobody else is called so
 */
record Visitor(Person person, String uid, long lead, String customer, int price) {
    private static final List<String> LAST = List.of("Ким", "Цой", "Ли", "Бек", "Рай", "Нур");
    private static final List<Integer> PRICES = List.of(5_000, 7_500, 12_000, 24_000);

    static Visitor anybody(RandomGenerator random) {
        var person = Person.anybody(random);
        var lead = random.nextLong(10_000_000, 99_999_999);
        return new Visitor(
                person,
                "net-" + Long.toString(random.nextLong(36L * 36 * 36 * 36, 36L * 36 * 36 * 36 * 36), 36),
                lead,
                person.firstName() + " " + LAST.get(random.nextInt(LAST.size())) + " · " + lead,
                PRICES.get(random.nextInt(PRICES.size())));
    }
}
