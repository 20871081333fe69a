package io.clicktrail.transport.consume;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import io.clicktrail.transport.consume.Bisection.Fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BisectionTest {

    /** Does the work of all or of none, as a transaction does. */
    private static final class Work {

        final List<Integer> done = new ArrayList<>();
        final Set<Integer> poison;
        int tries;

        Work(Set<Integer> poison) {
            this.poison = poison;
        }

        void accept(List<Integer> items) {
            tries++;
            if (items.stream().anyMatch(poison::contains)) {
                throw new IllegalArgumentException();
            }
            done.addAll(items);
        }

        List<Integer> faultsAmong(List<Integer> items) {
            return new Bisection<>(this::accept)
                    .run(items).stream().map(Fault::item).toList();
        }
    }

    @Property
    void exactlyThoseAtFaultAreFoundAndAllOthersAreDoneOnceInOrder(
            @ForAll @IntRange(max = 300) int size, @ForAll @Size(max = 20) Set<@IntRange(max = 300) Integer> poison) {
        List<Integer> items = IntStream.range(0, size).boxed().toList();
        var work = new Work(poison);

        assertThat(work.faultsAmong(items))
                .isEqualTo(items.stream().filter(poison::contains).toList());
        assertThat(work.done)
                .isEqualTo(items.stream().filter(item -> !poison.contains(item)).toList());
    }

    @Test
    void oneAtFaultAmongFiveHundredIsFoundInTwoDozenTries() {
        var work = new Work(Set.of(123));

        work.faultsAmong(IntStream.range(0, 500).boxed().toList());

        assertThat(work.tries).isLessThanOrEqualTo(24);
    }

    @Test
    void whatFailsOnceIsNoFault() {
        Set<Integer> poison = new HashSet<>(Set.of(1));
        var work = new Work(poison);

        var faults = new Bisection<Integer>(items -> {
                    try {
                        work.accept(items);
                    } finally {
                        poison.clear();
                    }
                })
                .run(List.of(0, 1, 2));

        assertThat(faults).isEmpty();
        assertThat(work.done).containsExactly(0, 1, 2);
    }

    @Test
    void aFailureOfTheSurroundingsPostponesTheBatch() {
        var bisection = new Bisection<Integer>(items -> {
            throw new UncheckedIOException(new ConnectException());
        });

        assertThatThrownBy(() -> bisection.run(List.of(1, 2)))
                .isInstanceOf(BatchPostponedException.class)
                .hasMessage("UncheckedIOException <- ConnectException");
    }

    @Test
    void nothingToDoIsNotTried() {
        var work = new Work(Set.of());

        assertThat(work.faultsAmong(List.of())).isEmpty();
        assertThat(work.tries).isZero();
    }
}
