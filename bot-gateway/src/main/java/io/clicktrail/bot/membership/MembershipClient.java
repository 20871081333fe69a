package io.clicktrail.bot.membership;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import io.clicktrail.bot.membership.Membership.Hidden;
import io.clicktrail.bot.membership.Membership.Known;
import io.clicktrail.bot.membership.Membership.NoAnswer;
import io.clicktrail.bot.telegram.BotAnswer;
import io.clicktrail.bot.telegram.BotAnswer.Accepted;
import io.clicktrail.bot.telegram.BotAnswer.Refused;
import io.clicktrail.bot.telegram.BotAnswer.Unreachable;
import io.clicktrail.bot.telegram.BotApiClient;
import io.clicktrail.bot.telegram.BotMember;
import io.clicktrail.bot.telegram.People;
import io.clicktrail.bot.telegram.TelegramObject;
import io.clicktrail.bot.telegram.UnreadableObjectException;
import io.clicktrail.event.Chat;
import io.clicktrail.event.PlaceEvent.BotStatus;

/** Asks Telegram about a user in a chat. */
@Component
class MembershipClient {

    private static final Duration LONGEST_REST = Duration.ofHours(1);

    private final BotApiClient telegram;
    private final Clock clock = Clock.systemUTC();
    private volatile Instant restUntil = Instant.EPOCH;

    MembershipClient(BotApiClient telegram) {
        this.telegram = telegram;
    }

    /**
     * No answer for as long as Telegram wants to be left alone.
     *
     * @param place an id or {@code @name} of a chat
     */
    Mono<Membership> look(String place, long user) {
        return clock.instant().isBefore(restUntil) ? Mono.just(new NoAnswer()) : ask(place, user);
    }

    private Mono<Membership> ask(String place, long user) {
        return telegram.call("getChat", parameters().put("chat_id", place)).flatMap(answer -> inChat(answer, user));
    }

    private Mono<Membership> inChat(BotAnswer answer, long user) {
        return switch (answer) {
            case Accepted accepted -> inChat(accepted.result(), user);
            case Refused refused when refused.migratedTo() != null -> look(Long.toString(refused.migratedTo()), user);
            case Refused refused -> Mono.just(without(refused));
            case Unreachable _ -> Mono.just(new NoAnswer());
        };
    }

    private Mono<Membership> inChat(JsonNode result, long user) {
        try {
            Chat chat = People.chat(TelegramObject.of(result));
            ObjectNode member =
                    parameters().put("chat_id", Long.toString(chat.id())).put("user_id", user);
            return telegram.call("getChatMember", member).map(answer -> membership(answer, chat));
        } catch (UnreadableObjectException e) {
            return Mono.just(new Hidden());
        }
    }

    private Membership membership(BotAnswer answer, Chat chat) {
        return switch (answer) {
            case Accepted accepted -> membership(accepted.result(), chat);
            case Refused refused -> without(refused);
            case Unreachable _ -> new NoAnswer();
        };
    }

    private static Membership membership(JsonNode result, Chat chat) {
        try {
            TelegramObject member = TelegramObject.of(result);
            BotMember status = BotMember.of(member);
            return status == null
                    ? new Hidden()
                    : new Known(People.user(member.get("user")), chat, status.status() != BotStatus.OUTSIDE);
        } catch (UnreadableObjectException e) {
            return new Hidden();
        }
    }

    /** Nobody is taken for gone because the bot may not look. */
    private Membership without(Refused refused) {
        if (refused.code() == 429) {
            restUntil = clock.instant().plus(refused.pause(LONGEST_REST));
        }
        return refused.code() == 400 || refused.code() == 403 ? new Hidden() : new NoAnswer();
    }

    /** Whether or not he hears it: a press is forgotten by Telegram after a while. */
    Mono<Void> tell(String callback, String text) {
        ObjectNode answer = parameters()
                .put("callback_query_id", callback)
                .put("text", text)
                .put("show_alert", true);
        return telegram.call("answerCallbackQuery", answer).then();
    }

    private static ObjectNode parameters() {
        return JsonNodeFactory.instance.objectNode();
    }
}
