package io.clicktrail.crm.form;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Percent-encoded text, read with good will: a bad escape stands for itself, what is not UTF-8 is windows-1251. */
final class EscapedText {

    private static final Charset CYRILLIC = Charset.forName("windows-1251");

    private EscapedText() {}

    static String decode(byte[] body, int start, int end) {
        byte[] plain = new byte[end - start];
        int length = 0;
        for (int i = start; i < end; i++) {
            if (isEscape(body, i, end)) {
                plain[length++] = (byte) (digit(body[i + 1]) << 4 | digit(body[i + 2]));
                i += 2;
            } else {
                plain[length++] = body[i] == '+' ? (byte) ' ' : body[i];
            }
        }
        return text(ByteBuffer.wrap(plain, 0, length));
    }

    /** Whether the text ends inside an escape, as a text does whose rest got lost. */
    static boolean isCut(byte[] body, int start, int end) {
        return (end - start > 0 && body[end - 1] == '%')
                || (end - start > 1 && body[end - 2] == '%' && digit(body[end - 1]) >= 0);
    }

    private static String text(ByteBuffer plain) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(plain.duplicate()).toString();
        } catch (CharacterCodingException e) {
            return CYRILLIC.decode(plain).toString();
        }
    }

    private static boolean isEscape(byte[] body, int i, int end) {
        return body[i] == '%' && i + 2 < end && digit(body[i + 1]) >= 0 && digit(body[i + 2]) >= 0;
    }

    private static int digit(byte b) {
        return Character.digit(b, 16);
    }
}
