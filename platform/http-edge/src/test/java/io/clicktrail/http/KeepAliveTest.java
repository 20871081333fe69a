package io.clicktrail.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whoever asks again while we are at work on the last question is answered, that time and the next. Reactor Netty 1.3.6 stops
 * reading such a connection (reactor/reactor-netty#4361).
 */
@OnTinyApplication
class KeepAliveTest {

    private static final int PATIENCE_MILLIS = 10_000;
    private static final String LATER = "GET /hot/later HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final String AT_ONCE = "GET /hot/thing HTTP/1.1\r\nHost: localhost\r\n\r\n";

    @LocalServerPort
    private int port;

    @Test
    void aConnectionOnWhichAQuestionCameTooEarlyIsReadOn() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);

            ask(socket, LATER + AT_ONCE);
            assertThat(answer(socket)).startsWith("HTTP/1.1 200");
            assertThat(answer(socket)).startsWith("HTTP/1.1 200");

            ask(socket, AT_ONCE);
            assertThat(answer(socket)).startsWith("HTTP/1.1 200");
        }
    }

    private static void ask(Socket socket, String questions) throws IOException {
        socket.getOutputStream().write(questions.getBytes(StandardCharsets.US_ASCII));
    }

    /** One without a body. */
    private static String answer(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            assertThat(next).as("the connection stays open").isNotNegative();
            head.append((char) next);
        }
        return head.toString();
    }
}
