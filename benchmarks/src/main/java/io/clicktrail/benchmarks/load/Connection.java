package io.clicktrail.benchmarks.load;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A keep-alive connection that understands as much HTTP as a redirect needs, and costs as little. */
public final class Connection implements AutoCloseable {

    private static final byte[] END_OF_HEAD = {'\r', '\n', '\r', '\n'};

    private final Socket socket;
    private final InputStream in;
    private final String authority;

    private Connection(Socket socket, InputStream in, String authority) {
        this.socket = socket;
        this.in = in;
        this.authority = authority;
    }

    /** What a server answered. */
    public record Answer(int status, String head) {

        /** Where it sends the caller; empty where it does not. */
        public String location() {
            return header(head, "location");
        }

        /** When the caller shall come again; empty where it does not say. */
        public String retryAfter() {
            return header(head, "retry-after");
        }
    }

    public static Connection to(URI server, int timeoutMillis) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(timeoutMillis);
            socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), timeoutMillis);
            InputStream in = new BufferedInputStream(socket.getInputStream(), 2_048);
            return new Connection(socket, in, server.getAuthority());
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Asks as a person's browser would, and reads the whole answer. */
    public Answer get(String pathAndQuery) throws IOException {
        return get(pathAndQuery, "");
    }

    /** @param headers more of them, each with its end of line */
    public Answer get(String pathAndQuery, String headers) throws IOException {
        String request = "GET " + pathAndQuery + " HTTP/1.1\r\nHost: " + authority + "\r\nUser-Agent: "
                + Browser.USER_AGENT + "\r\n" + headers + "\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        String head = readHead();
        String length = header(head, "content-length");
        in.skipNBytes(length.isEmpty() ? 0 : Long.parseLong(length));
        return new Answer(statusOf(head), head);
    }

    private static int statusOf(String head) throws IOException {
        if (head.length() < 12 || !head.startsWith("HTTP/1.1 ")) {
            throw new IOException("not an answer in HTTP");
        }
        return Integer.parseInt(head.substring(9, 12));
    }

    private String readHead() throws IOException {
        StringBuilder head = new StringBuilder(256);
        for (int matched = 0; matched < END_OF_HEAD.length; ) {
            int c = in.read();
            if (c < 0) {
                throw new IOException("the server hung up");
            }
            head.append((char) c);
            matched = c == END_OF_HEAD[matched] ? matched + 1 : c == '\r' ? 1 : 0;
        }
        return head.toString();
    }

    private static String header(String head, String name) {
        return head.lines()
                .filter(line -> line.length() > name.length()
                        && line.regionMatches(true, 0, name, 0, name.length())
                        && line.charAt(name.length()) == ':')
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("");
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // A connection that is already gone is closed.
        }
    }
}
