package io.clicktrail.benchmarks.click;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rounds in which all contenders take their turn, so that a slow minute of the machine is nobody's fault. */
record Turns<T>(Map<Contender, List<T>> rounds) {

    /** One contender's turn. */
    @FunctionalInterface
    interface Turn<T> {
        /** @param number of the round, from 1 on */
        T of(Contender contender, int number) throws IOException, InterruptedException;
    }

    static <T> Turns<T> take(List<Contender> contenders, int number, Turn<T> turn)
            throws IOException, InterruptedException {
        Map<Contender, List<T>> rounds = new LinkedHashMap<>();
        contenders.forEach(contender -> rounds.put(contender, new ArrayList<>()));
        for (int round = 1; round <= number; round++) {
            for (Map.Entry<Contender, List<T>> each : rounds.entrySet()) {
                each.getValue().add(turn.of(each.getKey(), round));
            }
        }
        return new Turns<>(rounds);
    }

    /** Empty for one that was not there. */
    List<T> of(Contender contender) {
        return rounds.getOrDefault(contender, List.of());
    }
}
