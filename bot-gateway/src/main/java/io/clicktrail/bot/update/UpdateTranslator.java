package io.clicktrail.bot.update;

import java.io.IOException;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMemberUpdated;
import org.telegram.telegrambots.meta.api.objects.message.Message;

import io.clicktrail.bot.update.Translation.Ignored;
import io.clicktrail.bot.update.Translation.NotUnderstood;
import io.clicktrail.event.WebhookEvent.TelegramUpdateReceived;
import io.clicktrail.transport.consume.Delivered;

/**
 * From the bytes of an update to its meaning. Never fails: what cannot be read is a meaning, too.
 *
 * <p>Jackson 2, since the types of telegrambots are made for it.
 */
final class UpdateTranslator {

    private final ObjectMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    TranslatedUpdate translate(Delivered<TelegramUpdateReceived> delivered) {
        TelegramUpdateReceived received = delivered.event();
        JsonNode update = parsed(received.body().bytes());
        if (update == null) {
            return new TranslatedUpdate(delivered, null, new NotUnderstood(KeepReason.NOT_JSON));
        }
        JsonNode number = update.path("update_id");
        if (!number.isIntegralNumber() || !number.canConvertToLong()) {
            return new TranslatedUpdate(delivered, null, new NotUnderstood(KeepReason.NO_UPDATE_ID));
        }
        UpdateRef ref = new UpdateRef(received.bot(), number.longValue());
        return new TranslatedUpdate(delivered, ref, meaning(update, new Circumstances(ref, received.occurredAt())));
    }

    private Translation meaning(JsonNode update, Circumstances at) {
        UpdateKind kind = UpdateKind.of(update);
        if (kind == null) {
            return new NotUnderstood(KeepReason.UNKNOWN_KIND);
        }
        try {
            return meaning(kind, update.path(kind.wireName()), at);
        } catch (JacksonException e) {
            return new NotUnderstood(KeepReason.UNKNOWN_SHAPE);
        }
    }

    private Translation meaning(UpdateKind kind, JsonNode content, Circumstances at) throws JacksonException {
        return switch (kind) {
            case MESSAGE -> MessageRules.translate(json.treeToValue(content, Message.class), at);
            case CHAT_MEMBER -> MembershipRules.translate(json.treeToValue(content, ChatMemberUpdated.class), at);
            case EDITED_MESSAGE,
                    CHANNEL_POST,
                    EDITED_CHANNEL_POST,
                    BUSINESS_CONNECTION,
                    BUSINESS_MESSAGE,
                    EDITED_BUSINESS_MESSAGE,
                    DELETED_BUSINESS_MESSAGES,
                    GUEST_MESSAGE,
                    MESSAGE_REACTION,
                    MESSAGE_REACTION_COUNT,
                    INLINE_QUERY,
                    CHOSEN_INLINE_RESULT,
                    CALLBACK_QUERY,
                    SHIPPING_QUERY,
                    PRE_CHECKOUT_QUERY,
                    PURCHASED_PAID_MEDIA,
                    POLL,
                    POLL_ANSWER,
                    MY_CHAT_MEMBER,
                    CHAT_JOIN_REQUEST,
                    CHAT_BOOST,
                    REMOVED_CHAT_BOOST,
                    MANAGED_BOT,
                    SUBSCRIPTION -> new Ignored(IgnoreReason.KIND_WITHOUT_EFFECT);
        };
    }

    /** An object, or null. */
    private @Nullable JsonNode parsed(byte[] body) {
        try {
            JsonNode update = json.readTree(body);
            return update != null && update.isObject() ? update : null;
        } catch (IOException e) {
            return null;
        }
    }
}
