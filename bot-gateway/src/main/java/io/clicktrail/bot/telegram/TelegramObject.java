package io.clicktrail.bot.telegram;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.clicktrail.bot.telegram.UnreadableObjectException.Flaw;

/**
 * An object of the Bot API, read without trust. Only what is asked for is looked at, so that a field that Telegram adds
 * tomorrow, or a kind of sticker nobody has heard of, spoils nothing.
 *
 * <p>The {@code find} methods give null for what is absent. All others fail with {@link UnreadableObjectException} then;
 * and every method does for what is there in another shape.
 */
public final class TelegramObject {

    private final JsonNode node;

    private TelegramObject(JsonNode node) {
        this.node = node;
    }

    public static TelegramObject of(JsonNode node) {
        return of(node, "");
    }

    private static TelegramObject of(JsonNode node, String field) {
        require(node.isObject(), field);
        return new TelegramObject(node);
    }

    public boolean has(String field) {
        return node.hasNonNull(field);
    }

    public @Nullable TelegramObject find(String field) {
        return has(field) ? of(node.path(field), field) : null;
    }

    public TelegramObject get(String field) {
        return present(find(field), field);
    }

    public List<TelegramObject> list(String field) {
        List<TelegramObject> objects = new ArrayList<>();
        array(field).forEach(element -> objects.add(of(element, field)));
        return objects;
    }

    public List<Integer> integers(String field) {
        List<Integer> integers = new ArrayList<>();
        array(field).forEach(element -> integers.add(integerIn(element, field)));
        return integers;
    }

    /** As it was sent, of any length. */
    public @Nullable String findRaw(String field) {
        if (!has(field)) {
            return null;
        }
        require(node.path(field).isString(), field);
        return node.path(field).stringValue();
    }

    /** Made fit by {@link CleanText}; null also where nothing is left. */
    public @Nullable String findText(String field, int mostCharacters) {
        return CleanText.of(findRaw(field), mostCharacters);
    }

    public String text(String field, int mostCharacters) {
        return present(findText(field, mostCharacters), field);
    }

    public @Nullable Long findNumber(String field) {
        if (!has(field)) {
            return null;
        }
        JsonNode value = node.path(field);
        require(value.isIntegralNumber() && value.canConvertToLong(), field);
        return value.longValue();
    }

    public long number(String field) {
        return present(findNumber(field), field);
    }

    public @Nullable Integer findInteger(String field) {
        return has(field) ? integerIn(node.path(field), field) : null;
    }

    public int integer(String field) {
        return present(findInteger(field), field);
    }

    public @Nullable Boolean findFlag(String field) {
        if (!has(field)) {
            return null;
        }
        require(node.path(field).isBoolean(), field);
        return node.path(field).booleanValue();
    }

    /** False where it is absent: so Telegram writes false (Bot API, User). */
    public boolean flag(String field) {
        return Boolean.TRUE.equals(findFlag(field));
    }

    private JsonNode array(String field) {
        JsonNode array = present(has(field) ? node.path(field) : null, field);
        require(array.isArray(), field);
        return array;
    }

    private static int integerIn(JsonNode value, String field) {
        require(value.isIntegralNumber() && value.canConvertToInt(), field);
        return value.intValue();
    }

    private static <T> T present(@Nullable T value, String field) {
        if (value == null) {
            throw new UnreadableObjectException(Flaw.ABSENT, field);
        }
        return value;
    }

    private static void require(boolean known, String field) {
        if (!known) {
            throw new UnreadableObjectException(Flaw.OTHER_SHAPE, field);
        }
    }
}
