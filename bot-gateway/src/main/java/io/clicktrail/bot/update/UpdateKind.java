package io.clicktrail.bot.update;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The kinds of updates there are (Bot API 10.2, Update), by the one field beside {@code update_id}. Our own list: the
 * constants of telegrambots lack some. Wanted are exactly those that {@link UpdateTranslator} has a rule for.
 */
enum UpdateKind {
    MESSAGE(true),
    EDITED_MESSAGE(true),
    CHANNEL_POST(true),
    EDITED_CHANNEL_POST(false),
    BUSINESS_CONNECTION(false),
    BUSINESS_MESSAGE(false),
    EDITED_BUSINESS_MESSAGE(false),
    DELETED_BUSINESS_MESSAGES(false),
    GUEST_MESSAGE(false),
    MESSAGE_REACTION(true),
    MESSAGE_REACTION_COUNT(true),
    INLINE_QUERY(true),
    CHOSEN_INLINE_RESULT(true),
    CALLBACK_QUERY(true),
    SHIPPING_QUERY(false),
    PRE_CHECKOUT_QUERY(true),
    PURCHASED_PAID_MEDIA(true),
    POLL(true),
    POLL_ANSWER(true),
    MY_CHAT_MEMBER(true),
    CHAT_MEMBER(true),
    CHAT_JOIN_REQUEST(true),
    CHAT_BOOST(true),
    REMOVED_CHAT_BOOST(true),
    MANAGED_BOT(false),
    SUBSCRIPTION(true);

    private final String wireName = name().toLowerCase(Locale.ROOT);
    private final boolean wanted;

    UpdateKind(boolean wanted) {
        this.wanted = wanted;
    }

    String wireName() {
        return wireName;
    }

    /**
     * What Telegram is to send us. The whole of it: kinds that are not listed do not come, and an empty or absent list
     * would leave out {@code chat_member} and the reactions (Bot API, setWebhook).
     */
    static List<String> wanted() {
        return Arrays.stream(values())
                .filter(kind -> kind.wanted)
                .map(UpdateKind::wireName)
                .toList();
    }

    /** The kind of an update, or null where it is none that we know. */
    static @Nullable UpdateKind of(JsonNode update) {
        return Arrays.stream(values())
                .filter(kind -> update.hasNonNull(kind.wireName))
                .findFirst()
                .orElse(null);
    }
}
