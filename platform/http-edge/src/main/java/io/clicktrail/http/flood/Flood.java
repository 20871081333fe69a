package io.clicktrail.http.flood;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How fast one address comes to one place, counted in the memory of this replica. Counts may be too high where strangers
 * share a slot by chance in both rows, and are never too low; memory is the same whoever comes. An IPv6 address counts
 * as its /64, which is what one customer has.
 */
public final class Flood {

    /** Limits are for each of these. */
    public static final Duration WINDOW = Duration.ofMinutes(1);

    private static final int SLOTS = 1 << 16;
    private static final int IPV6_PREFIX_BYTES = 8;

    private final int markedAbove;
    private final int refusedAbove;
    private final long salt;
    private final AtomicLongArray one = new AtomicLongArray(SLOTS);
    private final AtomicLongArray other = new AtomicLongArray(SLOTS);

    /**
     * @param markedAbove from how many on it is no person any more; 0: never
     * @param refusedAbove from how many on it is an attack; 0: never
     * @param salt random, so that nobody can choose with whom to share a slot
     */
    public Flood(int markedAbove, int refusedAbove, long salt) {
        this.markedAbove = markedAbove == 0 ? Integer.MAX_VALUE : markedAbove;
        this.refusedAbove = refusedAbove == 0 ? Integer.MAX_VALUE : refusedAbove;
        this.salt = salt;
    }

    /** What a rate looks like. */
    public enum Pace {
        HUMAN,
        FLOOD,
        ATTACK
    }

    /** How fast the address comes to the place, this time counted. */
    public Pace of(InetAddress address, String scope, Instant now) {
        long window = now.getEpochSecond() / WINDOW.toSeconds();
        long hash = mixed(networkOf(address) * 31 + scope.hashCode() + salt);
        int count = Math.min(
                counted(one, (int) (hash & (SLOTS - 1)), window),
                counted(other, (int) (hash >>> 32 & (SLOTS - 1)), window));
        return count > refusedAbove ? Pace.ATTACK : count > markedAbove ? Pace.FLOOD : Pace.HUMAN;
    }

    /** A slot holds the window in its high half and the count in its low one. */
    private static int counted(AtomicLongArray row, int slot, long window) {
        long next = row.updateAndGet(slot, old -> old >>> 32 == window ? old + 1 : window << 32 | 1);
        return (int) next;
    }

    private static long networkOf(InetAddress address) {
        byte[] bytes = address.getAddress();
        long network = 0;
        for (int i = 0; i < Math.min(bytes.length, IPV6_PREFIX_BYTES); i++) {
            network = network << 8 | bytes[i] & 0xFF;
        }
        return network;
    }

    /** The finaliser of SplitMix64: every bit of the result depends on every bit of the input. */
    private static long mixed(long value) {
        long z = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
