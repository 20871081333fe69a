package io.clicktrail.http.secret;

import java.util.Arrays;
import java.util.List;

import org.springframework.core.env.Environment;

/**
 * A secret that others send us, and that is changed without an hour of refusals: for a while the old and the new one are
 * both right. The variable holds them with commas between.
 */
public final class RotatingSecret {

    private final List<Secret> valid;

    private RotatingSecret(List<Secret> valid) {
        this.valid = valid;
    }

    /**
     * @param variable name of the environment variable, or of a property with that name
     * @param leastBytes how long each must be
     * @throws UnusableSecretException naming the variable, never the value
     */
    public static RotatingSecret required(Environment environment, String variable, int leastBytes) {
        return new RotatingSecret(
                Arrays.stream(environment.getProperty(variable, "").split(",", -1))
                        .map(each -> Secret.checked(variable, each, leastBytes))
                        .toList());
    }

    /** Whether it is one of the valid ones; takes the same time whichever it is, if any. */
    public boolean matches(String candidate) {
        boolean right = false;
        for (Secret each : valid) {
            right |= each.matches(candidate);
        }
        return right;
    }
}
