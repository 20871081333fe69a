package io.clicktrail.bot.place;

import java.util.Set;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import io.clicktrail.bot.place.Finding.Found;
import io.clicktrail.bot.place.Finding.NoAnswer;
import io.clicktrail.bot.place.Finding.NotFound;
import io.clicktrail.bot.telegram.BotAnswer;
import io.clicktrail.bot.telegram.BotAnswer.Accepted;
import io.clicktrail.bot.telegram.BotAnswer.Refused;
import io.clicktrail.bot.telegram.BotAnswer.Unreachable;
import io.clicktrail.bot.telegram.BotApiClient;
import io.clicktrail.bot.telegram.BotMember;
import io.clicktrail.bot.telegram.BotToken;
import io.clicktrail.bot.telegram.People;
import io.clicktrail.bot.telegram.TelegramObject;
import io.clicktrail.bot.telegram.UnreadableObjectException;
import io.clicktrail.event.Chat;
import io.clicktrail.event.PlaceEvent.BotStatus;

/** Asks Telegram about a chat and about the bot in it. */
@Component
class PlaceClient {

    private static final BotMember NOT_THERE = new BotMember(BotStatus.OUTSIDE, Set.of());

    private final BotApiClient telegram;
    private final long botId;

    PlaceClient(BotApiClient telegram, BotToken token) {
        this.telegram = telegram;
        this.botId = token.botId();
    }

    /** @param chat an id or {@code @name} */
    Mono<Finding> look(String chat) {
        return telegram.call("getChat", chatId(chat)).flatMap(this::withBot);
    }

    private Mono<Finding> withBot(BotAnswer answer) {
        return switch (answer) {
            case Accepted accepted -> withBot(accepted.result());
            case Refused refused when refused.migratedTo() != null -> look(Long.toString(refused.migratedTo()));
            case Refused refused when isNo(refused) -> Mono.just(new NotFound());
            case Refused refused -> Mono.just(new NoAnswer(Integer.toString(refused.code())));
            case Unreachable unreachable -> Mono.just(new NoAnswer(unreachable.reason()));
        };
    }

    private Mono<Finding> withBot(JsonNode result) {
        try {
            TelegramObject full = TelegramObject.of(result);
            Found alone = new Found(People.chat(full), NOT_THERE, full.findNumber("linked_chat_id"));
            return telegram.call("getChatMember", memberOf(alone.chat())).map(answer -> with(alone, answer));
        } catch (UnreadableObjectException e) {
            return Mono.just(new NoAnswer("unreadable chat"));
        }
    }

    private static Finding with(Found alone, BotAnswer answer) {
        return switch (answer) {
            case Accepted accepted -> with(alone, accepted.result());
            case Refused refused when isNo(refused) -> alone;
            case Refused refused -> new NoAnswer(Integer.toString(refused.code()));
            case Unreachable unreachable -> new NoAnswer(unreachable.reason());
        };
    }

    private static Finding with(Found alone, JsonNode member) {
        try {
            BotMember bot = BotMember.of(TelegramObject.of(member));
            return bot == null ? new NoAnswer("unknown status") : new Found(alone.chat(), bot, alone.linked());
        } catch (UnreadableObjectException e) {
            return new NoAnswer("unreadable member");
        }
    }

    /** Telegram knows, and it is not so; everything else may be otherwise in a minute. */
    private static boolean isNo(Refused refused) {
        return refused.code() == 400 || refused.code() == 403;
    }

    private static ObjectNode chatId(String chat) {
        return JsonNodeFactory.instance.objectNode().put("chat_id", chat);
    }

    private ObjectNode memberOf(Chat chat) {
        return chatId(Long.toString(chat.id())).put("user_id", botId);
    }
}
