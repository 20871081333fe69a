package io.clicktrail.crm.form;

import java.util.ArrayDeque;
import java.util.Deque;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.clicktrail.crm.form.HookBody.Fields;
import io.clicktrail.crm.form.HookBody.Flaw;
import io.clicktrail.crm.form.HookBody.Flawed;

/** The same tree from JSON: arrays become children under their indexes, every scalar its text. */
final class HookJson {

    private static final int DEEPEST = 32;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .build();

    private final HookNode root = new HookNode();
    private final Deque<String> path = new ArrayDeque<>();

    private HookJson() {}

    static HookBody parse(byte[] body) {
        try {
            HookJson json = new HookJson();
            json.add(JSON.readTree(body));
            return new Fields(json.root);
        } catch (StreamConstraintsException e) {
            return new Flawed(Flaw.TOO_DEEP, new HookNode());
        } catch (JacksonException e) {
            return new Flawed(Flaw.BROKEN_JSON, new HookNode());
        }
    }

    private void add(JsonNode node) {
        if (node.isObject()) {
            node.properties().forEach(field -> addUnder(field.getKey(), field.getValue()));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                addUnder(Integer.toString(i), node.get(i));
            }
        } else if (!node.isNull() && !node.isMissingNode()) {
            root.put(path, node.asString());
        }
    }

    private void addUnder(String name, JsonNode node) {
        path.addLast(name);
        add(node);
        path.removeLast();
    }
}
