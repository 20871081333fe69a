package io.clicktrail.bot.sending;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import io.clicktrail.bot.sending.OutgoingMessage.Button;
import io.clicktrail.bot.sending.OutgoingMessage.Link;
import io.clicktrail.bot.sending.OutgoingMessage.Press;

/** The parameters of {@code sendMessage} (Bot API), kept without the chat, which may change its id while they wait. */
final class MessageBody {

    /** Bot API, sendMessage: 1 to 4096 characters, counted as UTF-16 does. */
    private static final int LONGEST_TEXT = 4096;

    private static final JsonMapper JSON = new JsonMapper();

    private MessageBody() {}

    static String of(OutgoingMessage message) {
        ObjectNode body = JSON.createObjectNode();
        body.put("text", cropped(message.text()));
        body.putObject("link_preview_options").put("is_disabled", true);
        if (!message.buttons().isEmpty()) {
            ArrayNode rows = body.putObject("reply_markup").putArray("inline_keyboard");
            message.buttons().forEach(button -> put(button, rows.addArray().addObject()));
        }
        return body.toString();
    }

    private static void put(Button button, ObjectNode shown) {
        shown.put("text", button.text());
        switch (button) {
            case Link link -> shown.put("url", link.url());
            case Press press -> shown.put("callback_data", press.data());
        }
    }

    /** The parameters as they are sent. */
    static ObjectNode addressed(String body, String chat) {
        ObjectNode parameters = (ObjectNode) JSON.readTree(body);
        return parameters.put("chat_id", chat);
    }

    private static String cropped(String text) {
        if (text.length() <= LONGEST_TEXT) {
            return text;
        }
        int end = LONGEST_TEXT - 1;
        boolean insidePair = Character.isHighSurrogate(text.charAt(end - 1));
        return text.substring(0, insidePair ? end - 1 : end) + "…";
    }
}
