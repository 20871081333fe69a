package io.clicktrail.attribution.identity;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.ClickId;
import io.clicktrail.event.ContactHashes;

/**
 * One of the names under which somebody is known.
 *
 * @param value a hash, or a number of Telegram's; never shown
 */
public record Identity(Link link, String value) {

    public static Identity telegramUser(long user) {
        return new Identity(Link.TELEGRAM_USER, Long.toString(user));
    }

    /** A buyer: by the click that the sale names, and by their contact. */
    public static Set<Identity> ofBuyer(@Nullable ClickId click, @Nullable ContactHashes contact) {
        return Stream.concat(Stream.ofNullable(click).map(Identity::named), of(contact).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    static Identity named(ClickId click) {
        return new Identity(Link.SALE, click.value());
    }

    static Identity visitor(String key) {
        return new Identity(Link.VISITOR, key);
    }

    static Set<Identity> of(@Nullable ContactHashes contact) {
        return contact == null
                ? Set.of()
                : Stream.concat(
                                Stream.ofNullable(contact.phone()).map(hash -> new Identity(Link.PHONE, hash)),
                                Stream.ofNullable(contact.email()).map(hash -> new Identity(Link.EMAIL, hash)))
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** As {@link #key} wrote it. */
    static Identity parse(String key) {
        int colon = key.indexOf(':');
        return new Identity(Link.valueOf(key.substring(0, colon).toUpperCase(Locale.ROOT)), key.substring(colon + 1));
    }

    /** For a column that holds several kinds. */
    String key() {
        return link.wireName() + ":" + value;
    }

    /** Whether many people may have it: a computer that is lent, a phone of an office. */
    boolean shared() {
        return switch (link) {
            case VISITOR, PHONE, EMAIL -> true;
            case SALE, TELEGRAM_USER -> false;
        };
    }
}
