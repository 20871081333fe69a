package io.clicktrail.standalone.sandbox.web;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Server-sent events (WHATWG HTML, 9.2). Writing fails when the reader has gone. */
public final class EventStream {
    private final OutputStream out;

    EventStream(OutputStream out) {
        this.out = out;
    }

    /** @param data JSON on one line */
    public void event(String name, String data) {
        write("event: " + name + "\ndata: " + data + "\n\n");
    }

    /** Nothing, said aloud, so that a reader who has gone is noticed. */
    public void stillThere() {
        write(": still there\n\n");
    }

    private void write(String text) {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
