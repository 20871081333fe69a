package io.clicktrail.bot.update;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A real-shaped update, and others made from it by changing some fields. */
record Sample(ObjectNode update) {

    private static final JsonMapper JSON = new JsonMapper();

    static Sample of(String name) {
        return new Sample((ObjectNode) JSON.readTree(Received.text(name)));
    }

    /**
     * @param changes {@code path = json} or {@code - path}, with semicolons between them; a path leads from the content of
     *     the update, with dots
     */
    Sample with(@Nullable String changes) {
        if (changes != null) {
            List.of(changes.split(" ; ")).forEach(this::change);
        }
        return this;
    }

    private void change(String change) {
        if (change.startsWith("- ")) {
            holderOf(change.substring(2)).remove(nameOf(change.substring(2)));
        } else {
            String[] parts = change.split(" = ", 2);
            JsonNode value = JSON.readTree(parts[1]);
            holderOf(parts[0]).set(nameOf(parts[0]), value);
        }
    }

    private ObjectNode holderOf(String path) {
        ObjectNode holder = content();
        String[] names = path.strip().split("\\.");
        for (int i = 0; i < names.length - 1; i++) {
            holder = (ObjectNode) holder.get(names[i]);
        }
        return holder;
    }

    private static String nameOf(String path) {
        return path.strip().substring(path.strip().lastIndexOf('.') + 1);
    }

    private ObjectNode content() {
        return (ObjectNode) update.properties().stream()
                .filter(field -> !field.getKey().equals("update_id"))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    String json() {
        return update.toString();
    }
}
