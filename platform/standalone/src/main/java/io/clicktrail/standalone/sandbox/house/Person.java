package io.clicktrail.standalone.sandbox.house;

import java.util.List;
import java.util.random.RandomGenerator;

/** Somebody with Telegram. */
public record Person(long id, String firstName, boolean premium) {
    private static final List<String> NAMES =
            List.of("Алия", "Анна", "Данияр", "Иван", "Мадина", "Олег", "Сауле", "Тимур");

    /** Somebody who has not been here before. */
    public static Person anybody(RandomGenerator random) {
        return new Person(
                random.nextLong(7_000_000_000L, 8_000_000_000L),
                NAMES.get(random.nextInt(NAMES.size())),
                random.nextInt(5) == 0);
    }
}
