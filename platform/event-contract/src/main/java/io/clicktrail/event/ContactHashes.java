package io.clicktrail.event;

import org.jspecify.annotations.Nullable;

/**
 * How somebody may be reached, as it may be told: enough to know them again, too little to reach them. Each is the first
 * 128 bits of an HMAC-SHA256 in hexadecimal, under a key that only crm-ingest-service has.
 *
 * @param phone of the number in international form, digits only
 * @param email of the address in lower case
 */
public record ContactHashes(
        @Nullable String phone, @Nullable String email) {

    /** Nothing where neither is known. */
    public static @Nullable ContactHashes of(@Nullable String phone, @Nullable String email) {
        return phone == null && email == null ? null : new ContactHashes(phone, email);
    }
}
