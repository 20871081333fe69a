package io.clicktrail.click;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A request as its bytes, with all the faults that a client of ours would not make. */
record RawRequest(String method, String target, String headers, String body) {

    private static final int PATIENCE_MILLIS = 20_000;

    /** The answer as it came; empty where the connection was closed without one. */
    String sendTo(int port) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            OutputStream out = socket.getOutputStream();
            try {
                out.write(text().getBytes(StandardCharsets.UTF_8));
                out.flush();
                return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            } catch (SocketException refused) {
                return "";
            }
        }
    }

    private String text() {
        return method + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n" + headers
                + "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
    }
}
