package io.clicktrail.benchmarks.networks;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Objects;

import io.clicktrail.benchmarks.campaign.Waiting;

/**
 * The answers over one connection. An exception ends it.
 *
 * @param accepted below the encryption, for those who reset it
 */
record Answering(Socket accepted, Socket connection) {

    /** Longer than the callers of a trial wait for an answer. */
    private static final Duration TOO_LATE = Duration.ofSeconds(5);

    private static final Duration DRIP = Duration.ofMillis(50);
    private static final int MEGABYTES = 10;
    private static final byte[] MEGABYTE = "x".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);

    void answer(Call call) throws IOException {
        switch (call.reaction()) {
            case TAKEN -> send("200 OK", "", "OK");
            case TAKEN_WITH_A_LOT -> sendALot("200 OK");
            case TAKEN_DRIPPING -> drip("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n");
            case TAKEN_LATE -> sendLate();
            case ERROR -> send("500 Internal Server Error", "", "oops");
            case ERROR_WITH_A_LOT -> sendALot("503 Service Unavailable");
            case BUSY_FOR_SECONDS -> send("429 Too Many Requests", "Retry-After: " + seconds(call) + "\r\n", "");
            case BUSY_UNTIL_DATE -> send("429 Too Many Requests", "Retry-After: " + date(call) + "\r\n", "");
            case SILENCE -> accepted.getInputStream().transferTo(OutputStream.nullOutputStream());
            case RESET -> reset();
            case DRIPPING_HEAD -> drip("HTTP/1.1 200 OK\r\nX-Patience: ");
            case MOVED -> send("301 Moved Permanently", "Location: /elsewhere?eid=" + call.message() + "\r\n", "");
            case REFUSED -> send("403 Forbidden", "", "no");
            case GONE -> send("410 Gone", "", "");
        }
    }

    private static long seconds(Call call) {
        return Objects.requireNonNull(call.retryAfter()).toSeconds();
    }

    private static String date(Call call) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                call.at().plus(Objects.requireNonNull(call.retryAfter())).atOffset(ZoneOffset.UTC));
    }

    /** @param headers each with its end */
    private void send(String status, String headers, String body) throws IOException {
        write("HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: " + body.length() + "\r\n\r\n" + body);
    }

    private void sendALot(String status) throws IOException {
        write("HTTP/1.1 " + status + "\r\nContent-Length: " + MEGABYTES * MEGABYTE.length + "\r\n\r\n");
        for (int i = 0; i < MEGABYTES; i++) {
            connection.getOutputStream().write(MEGABYTE);
        }
        connection.getOutputStream().flush();
    }

    private void sendLate() throws IOException {
        Waiting.rest(TOO_LATE);
        send("200 OK", "", "OK");
    }

    private void drip(String beginning) throws IOException {
        write(beginning);
        while (true) {
            Waiting.rest(DRIP);
            write("x");
        }
    }

    private void reset() throws IOException {
        accepted.setSoLinger(true, 0);
        accepted.close();
        throw new IOException("reset as scripted");
    }

    private void write(String text) throws IOException {
        connection.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        connection.getOutputStream().flush();
    }
}
