package io.clicktrail.http.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

import org.springframework.core.env.Environment;

/** A value that is compared in constant time and never shown: {@link #toString} gives its name only. */
public final class Secret {

    private final String variable;
    private final byte[] value;

    private Secret(String variable, byte[] value) {
        this.variable = variable;
        this.value = value;
    }

    /**
     * @param variable name of the environment variable, or of a property with that name
     * @param leastBytes how long it must be
     * @throws UnusableSecretException naming the variable, never the value
     */
    public static Secret required(Environment environment, String variable, int leastBytes) {
        return checked(variable, environment.getProperty(variable, ""), leastBytes);
    }

    static Secret checked(String variable, String text, int leastBytes) {
        byte[] value = text.strip().getBytes(StandardCharsets.UTF_8);
        if (value.length == 0) {
            throw new UnusableSecretException(variable, "is not set");
        }
        if (value.length < leastBytes) {
            throw new UnusableSecretException(variable, "is too short: it needs " + leastBytes + " bytes or more");
        }
        return new Secret(variable, value);
    }

    /** Takes the same time wherever the two differ, and whatever their lengths. */
    public boolean matches(String candidate) {
        return MessageDigest.isEqual(digest(value), digest(candidate.getBytes(StandardCharsets.UTF_8)));
    }

    /** A copy, for an algorithm that needs the bytes. */
    public byte[] bytes() {
        return value.clone();
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "secret " + variable;
    }
}
