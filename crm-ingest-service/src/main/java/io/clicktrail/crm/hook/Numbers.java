package io.clicktrail.crm.hook;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** Numbers as strangers write them: what is none, or too large to be true, is null. */
final class Numbers {

    private static final Pattern ID = Pattern.compile("[0-9]{1,18}");
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,15}([.,][0-9]{1,6})?");
    /** 31 December 9999. */
    private static final long LAST_SECOND = 253_402_300_799L;

    private Numbers() {}

    /** A whole number above 0. */
    static @Nullable Long id(@Nullable String text) {
        if (text == null || !ID.matcher(text.strip()).matches()) {
            return null;
        }
        long id = Long.parseLong(text.strip());
        return id == 0 ? null : id;
    }

    static @Nullable Instant unixTime(@Nullable String text) {
        Long seconds = id(text);
        return seconds == null || seconds > LAST_SECOND ? null : Instant.ofEpochSecond(seconds);
    }

    /** An amount of money, 0 included. */
    static @Nullable BigDecimal amount(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String plain = text.replaceAll("\\s", "");
        return AMOUNT.matcher(plain).matches() ? new BigDecimal(plain.replace(',', '.')) : null;
    }
}
