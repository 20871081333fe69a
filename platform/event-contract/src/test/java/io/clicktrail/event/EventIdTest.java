package io.clicktrail.event;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

import static org.assertj.core.api.Assertions.assertThat;

class EventIdTest {

    private static final long LAST_MOMENT = (1L << 48) - 1;
    private static final Instant MOMENT = Instant.parse("2025-10-11T08:15:30.123Z");

    @Property
    void everyIdIsAUuidOfVersion7(
            @ForAll @LongRange(max = LAST_MOMENT) long moment, @ForAll long high, @ForAll long low) {
        EventId id = EventId.of(Instant.ofEpochMilli(moment), high, low);

        assertThat(id.value().version()).isEqualTo(7);
        assertThat(id.value().variant()).isEqualTo(2);
        assertThat(id.value().getMostSignificantBits() >>> 16).isEqualTo(moment);
        assertThat(EventId.parse(id.toString())).isEqualTo(id);
    }

    @Property
    void idsMadeLaterSortLaterAsTextAndAsBytes(
            @ForAll @LongRange(max = LAST_MOMENT) long one,
            @ForAll @LongRange(max = LAST_MOMENT) long other,
            @ForAll long random,
            @ForAll long otherRandom) {
        EventId first = EventId.of(Instant.ofEpochMilli(one), random, random);
        EventId second = EventId.of(Instant.ofEpochMilli(other), otherRandom, otherRandom);

        assertThat(Integer.signum(first.compareTo(second)))
                .isEqualTo(Integer.signum(first.toString().compareTo(second.toString())));
        if (one != other) {
            assertThat(Integer.signum(first.compareTo(second))).isEqualTo(Long.compare(one, other));
        }
    }

    @Example
    void eachOf74RandomBitsChangesTheId() {
        Set<EventId> ids = new HashSet<>();
        for (int bit = 0; bit < 12; bit++) {
            ids.add(EventId.of(MOMENT, 1L << bit, 0));
        }
        for (int bit = 0; bit < 62; bit++) {
            ids.add(EventId.of(MOMENT, 0, 1L << bit));
        }

        assertThat(ids).hasSize(74);
    }

    @Example
    void theSameCauseAtTheSameMomentGivesTheSameId() {
        EventId id = EventId.derived(MOMENT, "approved", "c1", "1");

        assertThat(EventId.derived(MOMENT, "approved", "c1", "1")).isEqualTo(id);
        assertThat(EventId.derived(MOMENT, "approved", "c1", "2")).isNotEqualTo(id);
        assertThat(EventId.derived(MOMENT, "approvedc1", "1")).isNotEqualTo(id);
        assertThat(EventId.derived(MOMENT.plusMillis(1), "approved", "c1", "1")).isNotEqualTo(id);
        assertThat(id.value().version()).isEqualTo(7);
    }
}
