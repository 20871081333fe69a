package io.clicktrail.postback.relay;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Who a call says it is, before anybody has checked it. */
sealed interface Claim {

    String SOURCE_HEADER = "x-relay-source";
    String TIMESTAMP_HEADER = "x-relay-timestamp";
    String NONCE_HEADER = "x-relay-nonce";
    String SIGNATURE_HEADER = "x-relay-signature";
    String KEY_HEADER = "x-api-key";

    /** Nobody. */
    record Nobody() implements Claim {}

    /** @param source absent where the key alone says it */
    record Keyed(@Nullable String source, String key) implements Claim {

        @Override
        public String toString() {
            return "Keyed[" + source + "]";
        }
    }

    record Signed(String source, String timestamp, String nonce, String signature) implements Claim {}

    /** A signature goes before a key; headers go before parameters, for senders that cannot set any. */
    static Claim of(IncomingCall call) {
        Map<String, String> query = FormText.firstOfEach(call.query());
        String source = first(call.header(SOURCE_HEADER), query.get("source"));
        String timestamp = first(call.header(TIMESTAMP_HEADER), query.get(RelaySignature.TIMESTAMP_PARAMETER));
        String nonce = first(call.header(NONCE_HEADER), query.get(RelaySignature.NONCE_PARAMETER));
        String signature = first(call.header(SIGNATURE_HEADER), query.get(RelaySignature.SIGNATURE_PARAMETER));
        if (source != null && timestamp != null && nonce != null && signature != null) {
            return new Signed(source, timestamp, nonce, signature);
        }
        String key = first(call.header(KEY_HEADER), query.get(IncomingCall.KEY_PARAMETER));
        return key == null || signature != null ? new Nobody() : new Keyed(source, key);
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        return one == null ? other : one;
    }
}
