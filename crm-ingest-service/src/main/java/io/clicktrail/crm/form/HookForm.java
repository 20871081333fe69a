package io.clicktrail.crm.form;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.clicktrail.crm.form.HookBody.Fields;
import io.clicktrail.crm.form.HookBody.Flaw;
import io.clicktrail.crm.form.HookBody.Flawed;

/**
 * Reads {@code application/x-www-form-urlencoded} with PHP's nested keys, as AmoCRM sends it (PROTOCOLS 3.1), and JSON
 * where somebody's proxy has made JSON of it. The content decides, not the content type.
 */
public final class HookForm {

    private static final int MOST_FIELDS = 20_000;
    private static final int DEEPEST = 32;

    private final HookNode root = new HookNode();
    private @Nullable Flaw flaw;

    private HookForm() {}

    /** Never throws: what cannot be read is named. */
    public static HookBody parse(byte[] body) {
        byte first = firstVisible(body);
        if (first == 0) {
            return new Flawed(Flaw.EMPTY, new HookNode());
        }
        return first == '{' || first == '[' ? HookJson.parse(body) : new HookForm().read(body);
    }

    private HookBody read(byte[] body) {
        int fields = 0;
        for (int start = 0; start < body.length && flaw == null; fields++) {
            int end = indexOf(body, '&', start, body.length);
            if (fields == MOST_FIELDS) {
                flaw = Flaw.TOO_MANY_FIELDS;
            } else if (end > start) {
                readField(body, start, end);
            }
            start = end + 1;
        }
        return flaw == null ? new Fields(root) : new Flawed(flaw, root);
    }

    private void readField(byte[] body, int start, int end) {
        int equals = indexOf(body, '=', start, end);
        boolean last = end == body.length;
        if (last && (equals == end || EscapedText.isCut(body, equals, end))) {
            flaw = Flaw.TRUNCATED;
            return;
        }
        List<String> path = path(EscapedText.decode(body, start, equals));
        if (path.size() > DEEPEST) {
            flaw = Flaw.TOO_DEEP;
            return;
        }
        root.put(path, equals == end ? "" : EscapedText.decode(body, equals + 1, end));
    }

    /** {@code a[b][c]} is a, b, c; a key whose brackets do not close is one plain name. */
    private static List<String> path(String key) {
        int open = key.indexOf('[');
        if (open < 1) {
            return List.of(key);
        }
        List<String> path = new ArrayList<>();
        path.add(key.substring(0, open));
        while (open < key.length() && key.charAt(open) == '[') {
            int close = key.indexOf(']', open);
            if (close < 0) {
                return List.of(key);
            }
            path.add(key.substring(open + 1, close));
            open = close + 1;
        }
        return path;
    }

    private static int indexOf(byte[] bytes, char wanted, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return to;
    }

    private static byte firstVisible(byte[] body) {
        for (byte b : body) {
            if (b < 0 || b > ' ') {
                return b;
            }
        }
        return 0;
    }
}
