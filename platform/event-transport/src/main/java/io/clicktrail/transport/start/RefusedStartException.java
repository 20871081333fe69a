package io.clicktrail.transport.start;

/** The service must not start as it is. */
public final class RefusedStartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    /**
     * @param reason one line, without secrets
     * @param remedy what whoever starts it can do, one sentence
     */
    public RefusedStartException(String reason, String remedy) {
        super(reason);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}
