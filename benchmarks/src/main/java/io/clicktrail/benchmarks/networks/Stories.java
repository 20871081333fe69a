package io.clicktrail.benchmarks.networks;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.ClickId;
import io.clicktrail.event.ClickOrigin;
import io.clicktrail.event.Conversion;
import io.clicktrail.event.ConversionEvent.ConversionApproved;
import io.clicktrail.event.ConversionEvent.ConversionPending;
import io.clicktrail.event.ConversionEvent.ConversionRejected;
import io.clicktrail.event.ConversionEvent.ConversionReversed;
import io.clicktrail.event.ConversionEvent.CreditEvent;
import io.clicktrail.event.ConversionEvent.Undoing;
import io.clicktrail.event.ConversionId;
import io.clicktrail.event.EventId;
import io.clicktrail.event.Goal;
import io.clicktrail.event.Money;
import io.clicktrail.event.NetworkId;
import io.clicktrail.event.OfferId;

/**
 * Conversions and what becomes of each, as attribution tells of it: pending, then approved or rejected, and some that were
 * approved are reversed. One in a hundred has no click id of its network.
 */
public final class Stories {

    private static final OfferId OFFER = new OfferId("trial");
    private static final int PERCENT_APPROVED = 85;
    private static final int PERCENT_REVERSED = 30;
    private static final int PERCENT_NAMELESS = 1;
    private static final int PERCENT_REPEATED = 5;
    private static final int LONGEST_PAUSE = 300;

    private final Random chance;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final List<Told> told = new ArrayList<>();
    private final Set<Step> steps = new LinkedHashSet<>();
    private int conversions;

    /** An event and when its turn is. */
    private record Told(long turn, CreditEvent event) {}

    public Stories(Random chance) {
        this.chance = chance;
    }

    /** One more conversion, of a click that this network sent. */
    void add(String network) {
        long turn = conversions;
        Conversion conversion = conversion(
                network, chance.nextInt(100) < PERCENT_NAMELESS ? null : "c" + conversions, conversions++, now, chance);
        turn = tell(turn, network, new ConversionPending(id(conversion, "pending"), now, conversion));
        if (chance.nextInt(100) >= PERCENT_APPROVED) {
            tell(turn, network, new ConversionRejected(id(conversion, "rejected"), now, conversion, Undoing.LEFT));
            return;
        }
        turn = tell(turn, network, approved(conversion));
        if (chance.nextInt(100) < PERCENT_REVERSED) {
            tell(
                    turn,
                    network,
                    new ConversionReversed(id(conversion, "reversed"), now, conversion, Undoing.TAKEN_BACK));
        }
    }

    /** @return the earliest turn of what comes next in this story */
    private long tell(long turn, String network, CreditEvent event) {
        told.add(new Told(turn, event));
        if (chance.nextInt(100) < PERCENT_REPEATED) {
            told.add(new Told(turn + chance.nextInt(LONGEST_PAUSE), event));
        }
        steps.add(new Step(network, event.conversion().id().toString(), statusOf(event)));
        return turn + chance.nextInt(LONGEST_PAUSE);
    }

    /** In the order in which they are told; some twice. */
    List<CreditEvent> events() {
        return told.stream()
                .sorted(Comparator.comparingLong(Told::turn))
                .map(Told::event)
                .toList();
    }

    /** What networks are to hear, each once. */
    Set<Step> steps() {
        return Set.copyOf(steps);
    }

    int conversions() {
        return conversions;
    }

    /** @param number of which there is one in a trial */
    public static Conversion conversion(
            String network, @Nullable String networkClickId, long number, Instant acted, Random chance) {
        byte[] random = new byte[ClickId.RANDOM_BYTES];
        chance.nextBytes(random);
        return new Conversion(
                ConversionId.of(OFFER, Goal.JOIN_CHANNEL, number, "-1001 " + network),
                1,
                ClickId.of(acted.minus(Duration.ofMinutes(5)), random),
                OFFER,
                Goal.JOIN_CHANNEL,
                number,
                "-1001",
                false,
                Money.of("20", "XTR"),
                Money.of("1.50", "USD"),
                new NetworkId(network),
                networkClickId,
                Map.of("sub1", "banner-17"),
                acted.minus(Duration.ofMinutes(5)),
                acted,
                new ClickOrigin(Map.of("source", "vk"), "KZ", "phone", null, "v" + number));
    }

    public static ConversionApproved approved(Conversion conversion) {
        return new ConversionApproved(id(conversion, "approved"), conversion.actedAt(), conversion);
    }

    private static EventId id(Conversion conversion, String status) {
        return EventId.derived(conversion.actedAt(), conversion.id().toString(), status);
    }

    private static String statusOf(CreditEvent event) {
        return switch (event) {
            case ConversionPending _ -> "pending";
            case ConversionApproved _ -> "approved";
            case ConversionRejected _ -> "rejected";
            case ConversionReversed _ -> "reversed";
        };
    }
}
