package io.clicktrail.bot.invite;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import io.clicktrail.bot.telegram.BotAnswer;
import io.clicktrail.bot.telegram.BotApiClient;

/** Has Telegram make links and let people in. */
@Component
class InviteClient {

    private final BotApiClient telegram;

    InviteClient(BotApiClient telegram) {
        this.telegram = telegram;
    }

    Mono<BotAnswer> make(ClaimedLink link) {
        ObjectNode parameters = in(link.chat()).put("name", link.name());
        return telegram.call(
                "createChatInviteLink", link.joinRequest() ? parameters.put("creates_join_request", true) : parameters);
    }

    Mono<BotAnswer> letIn(ClaimedApproval approval) {
        return telegram.call("approveChatJoinRequest", in(approval.chat()).put("user_id", approval.user()));
    }

    private static ObjectNode in(long chat) {
        return JsonNodeFactory.instance.objectNode().put("chat_id", Long.toString(chat));
    }
}
