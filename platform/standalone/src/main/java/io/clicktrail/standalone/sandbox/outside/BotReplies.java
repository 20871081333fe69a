package io.clicktrail.standalone.sandbox.outside;

import java.util.LinkedHashMap;
import java.util.Map;

import io.clicktrail.standalone.sandbox.web.Reply;
import io.clicktrail.standalone.sandbox.web.Reply.Whole;

/** The envelope of the Bot API. */
final class BotReplies {
    private static final int RETRY_AFTER_SECONDS = 3;

    private BotReplies() {}

    static Whole ok(Object result) {
        return Reply.json(Map.of("ok", true, "result", result));
    }

    static Whole refusal(int code, String description) {
        var envelope = new LinkedHashMap<String, Object>();
        envelope.put("ok", false);
        envelope.put("error_code", code);
        envelope.put("description", description);
        if (code == 429) {
            envelope.put("parameters", Map.of("retry_after", RETRY_AFTER_SECONDS));
        }
        return Reply.json(code, envelope);
    }
}
