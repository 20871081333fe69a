package io.clicktrail.bot.update;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Spoils an update somewhere: what half-filled objects, other versions, and broken lines look like. */
final class Mutation {

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> ODD = List.of(
            "null",
            "\"\"",
            "\"text\"",
            "\"\\ud800\"",
            "0",
            "-1",
            "99999999999",
            "123456789012345678901234567890",
            "1e400",
            "0.5",
            "true",
            "[]",
            "[null]",
            "[[[]]]",
            "{}",
            "{\"id\":null}",
            "{\"type\":\"hologram\"}");

    private final Random random;

    Mutation(Random random) {
        this.random = random;
    }

    byte[] of(ObjectNode update) {
        ObjectNode spoiled = update.deepCopy();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            spoilOneField(spoiled);
        }
        byte[] bytes = spoiled.toString().getBytes(StandardCharsets.UTF_8);
        return switch (random.nextInt(12)) {
            case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 1 -> garbled(bytes);
            default -> bytes;
        };
    }

    private void spoilOneField(ObjectNode update) {
        List<ObjectNode> objects = new ArrayList<>();
        collect(update, objects);
        ObjectNode object = objects.get(random.nextInt(objects.size()));
        List<String> names = new ArrayList<>(object.propertyNames());
        if (names.isEmpty()) {
            object.put("from_the_future", true);
            return;
        }
        String name = names.get(random.nextInt(names.size()));
        if (random.nextInt(3) == 0) {
            object.remove(name);
        } else {
            object.set(name, JSON.readTree(ODD.get(random.nextInt(ODD.size()))));
        }
    }

    private static void collect(JsonNode node, List<ObjectNode> objects) {
        if (node instanceof ObjectNode object) {
            objects.add(object);
            object.values().forEach(value -> collect(value, objects));
        } else if (node instanceof ArrayNode array) {
            array.forEach(value -> collect(value, objects));
        }
    }

    private byte[] garbled(byte[] bytes) {
        byte[] garbled = bytes.clone();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            garbled[random.nextInt(garbled.length)] = (byte) random.nextInt(256);
        }
        return garbled;
    }
}
