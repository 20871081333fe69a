package io.clicktrail.bot.update;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.clicktrail.bot.telegram.TelegramObject;
import io.clicktrail.bot.telegram.UnreadableObjectException;
import io.clicktrail.bot.update.Outcome.Ignored;
import io.clicktrail.bot.update.Outcome.NotUnderstood;
import io.clicktrail.event.UpdateRef;
import io.clicktrail.event.WebhookEvent.TelegramUpdateReceived;
import io.clicktrail.transport.consume.Delivered;

/** From the bytes of an update to its meaning. Never fails: what cannot be read is a meaning, too. */
final class UpdateTranslator {

    private final JsonMapper json = JsonMapper.builder()
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

    private static Translation meaning(JsonNode update, Circumstances at) {
        UpdateKind kind = UpdateKind.of(update);
        if (kind == null) {
            return new NotUnderstood(KeepReason.UNKNOWN_KIND);
        }
        try {
            return meaning(kind, TelegramObject.of(update.path(kind.wireName())), at);
        } catch (UnreadableObjectException e) {
            return new NotUnderstood(reasonOf(e));
        }
    }

    private static Translation meaning(UpdateKind kind, TelegramObject content, Circumstances at) {
        return switch (kind) {
            case MESSAGE -> MessageRules.received(content, at);
            case EDITED_MESSAGE -> MessageRules.edited(content, at);
            case CHANNEL_POST -> ChannelRules.published(content, at);
            case CHAT_MEMBER -> MembershipRules.changed(content, at);
            case CHAT_JOIN_REQUEST -> MembershipRules.requested(content, at);
            case MY_CHAT_MEMBER -> PlaceRules.botChanged(content, at);
            case MESSAGE_REACTION -> ReactionRules.changed(content, at);
            case MESSAGE_REACTION_COUNT -> ReactionRules.totals(content, at);
            case POLL -> PollRules.totals(content, at);
            case POLL_ANSWER -> PollRules.answered(content, at);
            case CALLBACK_QUERY -> InlineRules.pressed(content, at);
            case CHOSEN_INLINE_RESULT -> InlineRules.sent(content, at);
            case PURCHASED_PAID_MEDIA -> PaymentRules.contentPurchased(content, at);
            case SUBSCRIPTION -> PaymentRules.subscription(content, at);
            case CHAT_BOOST -> ChannelRules.boosted(content, at);
            case REMOVED_CHAT_BOOST -> ChannelRules.boostRemoved(content, at);
            case INLINE_QUERY, PRE_CHECKOUT_QUERY -> new Ignored(IgnoreReason.ONLY_ASKED);
            case EDITED_CHANNEL_POST,
                    BUSINESS_CONNECTION,
                    BUSINESS_MESSAGE,
                    EDITED_BUSINESS_MESSAGE,
                    DELETED_BUSINESS_MESSAGES,
                    GUEST_MESSAGE,
                    SHIPPING_QUERY,
                    MANAGED_BOT -> new Ignored(IgnoreReason.KIND_WITHOUT_EFFECT);
        };
    }

    private static KeepReason reasonOf(UnreadableObjectException unreadable) {
        return switch (unreadable.flaw()) {
            case ABSENT -> KeepReason.INCOMPLETE;
            case OTHER_SHAPE -> KeepReason.UNKNOWN_SHAPE;
        };
    }

    /** An object, or null. */
    private @Nullable JsonNode parsed(byte[] body) {
        try {
            JsonNode update = json.readTree(body);
            return update != null && update.isObject() ? update : null;
        } catch (JacksonException e) {
            return null;
        }
    }
}
