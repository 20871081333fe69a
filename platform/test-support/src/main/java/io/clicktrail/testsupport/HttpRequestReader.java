package io.clicktrail.testsupport;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads one HTTP/1.1 request from a connection: as much of the protocol as honest clients use. */
final class HttpRequestReader {
    private HttpRequestReader() {}

    /** Empty when the client closed the connection between two requests. */
    static Optional<ReceivedRequest> read(InputStream in, OutputStream out) throws IOException {
        var first = line(in);
        if (first.isEmpty()) {
            return Optional.empty();
        }
        var words = first.split(" ");
        if (words.length != 3) {
            throw new IOException("not a request line: " + first);
        }
        var headers = headers(in);
        var body = new String(body(in, out, headers), StandardCharsets.UTF_8);
        return Optional.of(new ReceivedRequest(Instant.now(), words[0], words[1], headers, body));
    }

    private static Map<String, List<String>> headers(InputStream in) throws IOException {
        var headers = new TreeMap<String, List<String>>();
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            var colon = line.indexOf(':');
            var name = line.substring(0, colon).trim().toLowerCase(Locale.ROOT);
            headers.computeIfAbsent(name, any -> new ArrayList<>())
                    .add(line.substring(colon + 1).trim());
        }
        return headers;
    }

    private static byte[] body(InputStream in, OutputStream out, Map<String, List<String>> headers) throws IOException {
        if (has(headers, "expect", "100-continue")) {
            out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }
        if (has(headers, "transfer-encoding", "chunked")) {
            return chunks(in);
        }
        return in.readNBytes(Integer.parseInt(first(headers, "content-length").orElse("0")));
    }

    private static byte[] chunks(InputStream in) throws IOException {
        var body = new ByteArrayOutputStream();
        for (var size = chunkSize(in); size > 0; size = chunkSize(in)) {
            body.write(in.readNBytes(size));
            line(in);
        }
        line(in);
        return body.toByteArray();
    }

    private static int chunkSize(InputStream in) throws IOException {
        return Integer.parseInt(line(in).replaceAll(";.*", "").trim(), 16);
    }

    private static boolean has(Map<String, List<String>> headers, String name, String value) {
        return first(headers, name).filter(value::equalsIgnoreCase).isPresent();
    }

    private static Optional<String> first(Map<String, List<String>> headers, String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** Without its end; empty at the end of the stream. */
    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int one = in.read(); one != '\n'; one = in.read()) {
            if (one < 0 && line.size() > 0) {
                throw new EOFException("the connection ended within a line");
            }
            if (one < 0) {
                return "";
            }
            line.write(one);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }
}
