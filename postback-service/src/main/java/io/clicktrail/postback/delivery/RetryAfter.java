package io.clicktrail.postback.delivery;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** The header {@code Retry-After} (RFC 9110, 10.2.3): seconds, or a date in one of the three forms of 5.6.7. */
public final class RetryAfter {

    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");
    private static final int YEARS_BACK = 50;

    private static final DateTimeFormatter ASCTIME =
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ENGLISH);

    private RetryAfter() {}

    /** How long the sender asks us to wait, or null where it does not say or cannot be understood. Never negative. */
    public static @Nullable Duration parse(@Nullable String header, Instant now) {
        if (header == null) {
            return null;
        }
        String value = header.strip();
        if (SECONDS.matcher(value).matches()) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        return formatsAt(now).stream()
                .map(format -> until(value, format, now))
                .filter(wait -> wait != null)
                .findFirst()
                .orElse(null);
    }

    private static List<DateTimeFormatter> formatsAt(Instant now) {
        return List.of(DateTimeFormatter.RFC_1123_DATE_TIME, rfc850(now), ASCTIME.withZone(ZoneOffset.UTC));
    }

    /** Its two digits of a year mean the one that is not more than 50 years ahead. */
    private static DateTimeFormatter rfc850(Instant now) {
        var oldest = now.atOffset(ZoneOffset.UTC).toLocalDate().minusYears(YEARS_BACK - 1L);
        return new DateTimeFormatterBuilder()
                .appendPattern("EEEE, dd-MMM-")
                .appendValueReduced(ChronoField.YEAR, 2, 2, oldest)
                .appendPattern(" HH:mm:ss 'GMT'")
                .toFormatter(Locale.ENGLISH)
                .withZone(ZoneOffset.UTC);
    }

    private static @Nullable Duration until(String date, DateTimeFormatter format, Instant now) {
        try {
            Duration wait = Duration.between(now, Instant.from(format.parse(date)));
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
