package io.clicktrail.event;

import java.util.Base64;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The bytes of a request as they came, whatever they are: base64 on the wire. */
public record RawBody(@JsonValue String base64) {

    @JsonCreator
    public static RawBody parse(String base64) {
        return new RawBody(base64);
    }

    public static RawBody of(byte[] bytes) {
        return new RawBody(Base64.getEncoder().encodeToString(bytes));
    }

    public byte[] bytes() {
        return Base64.getDecoder().decode(base64);
    }
}
