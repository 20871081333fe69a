package io.clicktrail.http.problem;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * The caller's mistake, or a refusal: becomes an {@code application/problem+json} (RFC 9457) with {@code code} and the
 * request's id, and never a stack trace.
 *
 * <p>Thrown at the door or by a handler; pure rules return values instead.
 */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final @Nullable Duration retryAfter;

    /**
     * @param status an HTTP status from 400 to 599
     * @param code stable, snake_case: {@code unknown_offer}
     * @param detail one sentence for the caller, in English, without secrets or personal data
     */
    public ProblemException(int status, String code, String detail) {
        this(status, code, detail, null);
    }

    /** @param retryAfter when coming again makes sense; told in whole seconds, rounded up */
    public ProblemException(int status, String code, String detail, @Nullable Duration retryAfter) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.retryAfter = retryAfter;
    }

    /** What is wrong with a body that was not read by Spring, in the words for one that was. */
    public static ProblemException of(JacksonException unreadable) {
        Problem problem = ProblemTranslation.ofJson(unreadable);
        return new ProblemException(problem.status(), problem.code(), problem.detail());
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
