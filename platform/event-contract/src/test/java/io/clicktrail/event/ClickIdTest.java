package io.clicktrail.event;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ClickIdTest {

    /** Until the year 10889: 48 bits of milliseconds. */
    private static final long LAST_MOMENT = (1L << 48) - 1;

    @Property
    void everyIdIsAPayloadThatTelegramAllows(
            @ForAll @LongRange(max = LAST_MOMENT) long moment, @ForAll @Size(ClickId.RANDOM_BYTES) byte[] random) {
        ClickId id = ClickId.of(Instant.ofEpochMilli(moment), random);

        assertThat(id.value()).hasSize(30).matches("[A-Za-z0-9_-]{30}");
        assertThat(ClickId.parse(id.toString())).isEqualTo(id);
        assertThat(ClickId.find(id.value())).isEqualTo(id);
        assertThat(id.moment()).isEqualTo(Instant.ofEpochMilli(moment));
    }

    @Property
    void idsMadeLaterSortLater(
            @ForAll @LongRange(max = LAST_MOMENT) long one,
            @ForAll @LongRange(max = LAST_MOMENT) long other,
            @ForAll @Size(ClickId.RANDOM_BYTES) byte[] random,
            @ForAll @Size(ClickId.RANDOM_BYTES) byte[] otherRandom) {
        ClickId first = ClickId.of(Instant.ofEpochMilli(one), random);
        ClickId second = ClickId.of(Instant.ofEpochMilli(other), otherRandom);

        if (one != other) {
            assertThat(Integer.signum(first.compareTo(second))).isEqualTo(Long.compare(one, other));
        }
    }

    @Example
    void eachOf132RandomBitsChangesTheId() {
        Set<ClickId> ids = new HashSet<>();
        for (int bit = 0; bit < 132; bit++) {
            byte[] random = new byte[ClickId.RANDOM_BYTES];
            random[bit / 8] = (byte) (0x80 >> bit % 8);
            ids.add(ClickId.of(Instant.EPOCH, random));
        }

        assertThat(ids).hasSize(132);
    }

    @Property
    void whatPeopleTypeIsAnIdOnlyInItsShape(@ForAll @StringLength(max = 64) String typed) {
        ClickId found = ClickId.find(typed);

        assertThat(found != null).isEqualTo(typed.matches("[A-Za-z0-9_-]{30}"));
    }

    @Example
    void whatIsNotShapedLikeAnIdIsRefused() {
        assertThat(ClickId.find(null)).isNull();
        assertThat(ClickId.find("ref_12345")).isNull();
        assertThatThrownBy(() -> ClickId.parse("a".repeat(31))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ClickId.parse("a".repeat(29) + "\n")).isInstanceOf(IllegalArgumentException.class);
    }
}
