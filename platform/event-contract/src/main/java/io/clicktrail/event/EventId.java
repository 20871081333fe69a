package io.clicktrail.event;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Identity of an event: a UUIDv7 (RFC 9562, 5.7), so ids made later sort later and indexes stay local. */
public record EventId(@JsonValue UUID value) implements Comparable<EventId> {

    @JsonCreator
    public static EventId parse(String text) {
        return new EventId(UUID.fromString(text));
    }

    /** Builds the id from its moment and 74 bits of the caller's randomness. */
    public static EventId of(Instant moment, long randomHigh, long randomLow) {
        long high = (moment.toEpochMilli() << 16) | 0x7000L | (randomHigh & 0x0FFFL);
        long low = (randomLow & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new EventId(new UUID(high, low));
    }

    /**
     * The id of a fact that follows from others: the same cause and the same moment always give the same id, so a
     * consumer that repeats its work repeats its words.
     */
    public static EventId derived(Instant moment, String... cause) {
        byte[] digest = sha256(String.join("\u0000", cause));
        return of(moment, longAt(digest, 0), longAt(digest, 8));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static long longAt(byte[] bytes, int offset) {
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            value = (value << 8) | (bytes[offset + i] & 0xFFL);
        }
        return value;
    }

    /** Orders as the bytes do (and as PostgreSQL does): {@link UUID#compareTo} compares signed halves. */
    @Override
    public int compareTo(EventId other) {
        int high = Long.compareUnsigned(value.getMostSignificantBits(), other.value.getMostSignificantBits());
        return high != 0
                ? high
                : Long.compareUnsigned(value.getLeastSignificantBits(), other.value.getLeastSignificantBits());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
