package io.clicktrail.http.access;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/** What a caller may do. */
public enum Role {
    /** Everything. */
    ADMIN,
    /** Reads everything under {@code /api/v1}. */
    ANALYST,
    /** Only what the service grants. */
    ADVERTISER;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException naming the roles there are */
    @JsonCreator
    public static Role parse(String text) {
        Role role = find(text);
        if (role == null) {
            throw new IllegalArgumentException("role is one of admin, analyst, advertiser");
        }
        return role;
    }

    static @Nullable Role find(@Nullable String text) {
        for (Role role : values()) {
            if (role.wireName().equals(text)) {
                return role;
            }
        }
        return null;
    }
}
