package io.clicktrail.benchmarks.networks;

import java.util.EnumMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/** How a network behaves: of a hundred calls so many in each way, and the rest are taken. */
enum Temper {
    CALM(Map.of()),
    STORMY(Map.ofEntries(
            Map.entry(Reaction.ERROR, 28),
            Map.entry(Reaction.ERROR_WITH_A_LOT, 2),
            Map.entry(Reaction.SILENCE, 8),
            Map.entry(Reaction.DRIPPING_HEAD, 1),
            Map.entry(Reaction.TAKEN_LATE, 1),
            Map.entry(Reaction.RESET, 5),
            Map.entry(Reaction.BUSY_FOR_SECONDS, 3),
            Map.entry(Reaction.BUSY_UNTIL_DATE, 3),
            Map.entry(Reaction.MOVED, 2),
            Map.entry(Reaction.REFUSED, 1),
            Map.entry(Reaction.TAKEN_WITH_A_LOT, 1),
            Map.entry(Reaction.TAKEN_DRIPPING, 1))),
    /** Speaks TLS; two of five handshakes fail, each in another way. */
    SHAKY_TLS(Map.of(Reaction.ERROR, 10)),
    /** Speaks TLS with a certificate that nobody vouches for. */
    MISTRUSTED(Map.of()),
    MOVED(Map.of(Reaction.MOVED, 100)),
    /** Takes its first calls, and then wants no more. */
    LEAVING(Map.of()),
    DEAF(Map.of(Reaction.SILENCE, 100));

    private final Map<Reaction, Integer> percents;

    Temper(Map<Reaction, Integer> percents) {
        this.percents = percents.isEmpty() ? Map.of() : new EnumMap<>(percents);
    }

    Reaction reaction(RandomGenerator chance) {
        int left = chance.nextInt(100);
        for (Map.Entry<Reaction, Integer> each : percents.entrySet()) {
            left -= each.getValue();
            if (left < 0) {
                return each.getKey();
            }
        }
        return Reaction.TAKEN;
    }

    boolean speaksTls() {
        return this == SHAKY_TLS || this == MISTRUSTED;
    }
}
