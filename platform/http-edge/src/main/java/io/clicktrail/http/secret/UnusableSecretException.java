package io.clicktrail.http.secret;

/** The service must not start: a secret is missing or too weak. */
public final class UnusableSecretException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String variable;

    /** @param what is wrong with it, without the value: {@code is not set} */
    public UnusableSecretException(String variable, String what) {
        super(variable + " " + what);
        this.variable = variable;
    }

    public String variable() {
        return variable;
    }
}
