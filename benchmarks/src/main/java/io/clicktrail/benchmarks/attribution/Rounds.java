package io.clicktrail.benchmarks.attribution;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;

import io.clicktrail.benchmarks.load.Spread;

/**
 * Rounds with a turn of each contender.
 *
 * @param what they took
 * @param stored how many clicks there were before
 */
record Rounds(String what, long stored, List<Map<Contender, Turn>> turns) {

    Rounds(String what, long stored) {
        this(what, stored, new ArrayList<>());
    }

    /** The turns of one round. */
    static Map<Contender, Turn> round(Turn service, Turn copy, Turn insert) {
        return new EnumMap<>(Map.of(Contender.SERVICE, service, Contender.COPY, copy, Contender.INSERT, insert));
    }

    Spread of(Contender contender, ToDoubleFunction<Turn> figure) {
        return Spread.of(of(contender), figure);
    }

    /** Of a figure in the same rounds. */
    Spread against(Contender ours, Contender theirs, ToDoubleBiFunction<Turn, Turn> ratio) {
        return Spread.of(of(ours), of(theirs), ratio);
    }

    private List<Turn> of(Contender contender) {
        return turns.stream().map(round -> round.get(contender)).toList();
    }
}
