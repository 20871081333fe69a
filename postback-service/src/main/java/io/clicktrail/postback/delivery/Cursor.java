package io.clicktrail.postback.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.UUID;

import io.clicktrail.http.problem.ProblemException;

/** Where a page of deliveries ends: the next one begins with the first that is older. */
record Cursor(Instant plannedAt, UUID id) {

    /** Before the first page. */
    static final Cursor START =
            new Cursor(Instant.parse("9999-12-31T00:00:00Z"), UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff"));

    static Cursor after(DeliveryView last) {
        return new Cursor(last.plannedAt(), last.id());
    }

    /** Opaque to callers. */
    String text() {
        byte[] plain = (plannedAt + "~" + id).getBytes(StandardCharsets.US_ASCII);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
    }

    /** @throws ProblemException where it is none of ours */
    static Cursor parse(String text) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
            int tilde = plain.indexOf('~');
            return new Cursor(
                    Instant.parse(plain.substring(0, Math.max(tilde, 0))), UUID.fromString(plain.substring(tilde + 1)));
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new ProblemException(400, "invalid_cursor", "cursor: take it from next_cursor of the page before");
        }
    }
}
