package io.clicktrail.http.problem;

import java.net.URI;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * What is answered instead of what was asked for.
 *
 * @param headers those that belong to the status, such as {@code Allow}
 */
record Problem(int status, String code, String detail, HttpHeaders headers) {

    static Problem of(int status, String code, String detail) {
        return new Problem(status, code, detail, HttpHeaders.EMPTY);
    }

    static Problem of(ProblemException refusal) {
        String detail = refusal.getMessage() == null ? titleOf(refusal.status()) : refusal.getMessage();
        return new Problem(refusal.status(), refusal.code(), detail, retryAfter(refusal.retryAfter()));
    }

    /** Ours to repair, not the caller's. */
    boolean isOurFault() {
        return status >= 500;
    }

    Body body(String requestId) {
        return new Body(URI.create("about:blank"), titleOf(status), status, detail, code, requestId);
    }

    private static HttpHeaders retryAfter(@Nullable Duration pause) {
        if (pause == null) {
            return HttpHeaders.EMPTY;
        }
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, Long.toString(pause.plusMillis(999).toSeconds()));
        return headers;
    }

    private static String titleOf(int status) {
        HttpStatus known = HttpStatus.resolve(status);
        return known == null ? "Error " + status : known.getReasonPhrase();
    }

    /** The members of RFC 9457, and two of ours: {@code code} and {@code request_id}. */
    record Body(URI type, String title, int status, String detail, String code, String requestId) {}
}
