package io.clicktrail.standalone.sandbox.outside;

import java.util.Set;
import java.util.stream.Collectors;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which kinds of updates the bot has asked for. Who asks for none in particular gets all but those that must be named
 * (Bot API, setWebhook).
 *
 * @param kinds empty for the usual ones
 */
record AllowedUpdates(Set<String> kinds) {
    private static final Set<String> TO_BE_NAMED = Set.of("chat_member", "message_reaction", "message_reaction_count");
    private static final JsonMapper JSON = new JsonMapper();

    static final AllowedUpdates USUAL = new AllowedUpdates(Set.of());

    /** @param list as a call has it: a JSON array of names; whatever else stands for the usual ones */
    static AllowedUpdates in(String list) {
        try {
            var names = JSON.readTree(list)
                    .valueStream()
                    .map(name -> name.asString(""))
                    .collect(Collectors.toSet());
            return new AllowedUpdates(names);
        } catch (JacksonException notAList) {
            return USUAL;
        }
    }

    boolean include(ObjectNode update) {
        return update.propertyNames().stream()
                .filter(name -> !name.equals("update_id"))
                .allMatch(kind -> kinds.isEmpty() ? !TO_BE_NAMED.contains(kind) : kinds.contains(kind));
    }
}
