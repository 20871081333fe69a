package io.clicktrail.benchmarks.campaign;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The counters in Redis, over its plain text protocol (RESP 2). */
record Counters(int port) {

    void flush() throws IOException {
        ask(List.of("FLUSHALL"));
    }

    /** Every key with its value. */
    SortedMap<String, String> read() throws IOException {
        SortedMap<String, String> counters = new TreeMap<>();
        for (String key : ask(List.of("KEYS", "*"))) {
            String type = ask(List.of("TYPE", key)).getFirst();
            List<String> value = type.equals("hash") ? ask(List.of("HGETALL", key)) : ask(List.of("GET", key));
            counters.put(key, type.equals("hash") ? sortedPairs(value) : value.toString());
        }
        return counters;
    }

    private static String sortedPairs(List<String> fieldsAndValues) {
        SortedMap<String, String> pairs = new TreeMap<>();
        for (int i = 0; i + 1 < fieldsAndValues.size(); i += 2) {
            pairs.put(fieldsAndValues.get(i), fieldsAndValues.get(i + 1));
        }
        return pairs.toString();
    }

    private List<String> ask(List<String> words) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port);
                var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            StringBuilder command = new StringBuilder("*" + words.size() + "\r\n");
            words.forEach(word -> command.append("$")
                    .append(word.getBytes(StandardCharsets.UTF_8).length)
                    .append("\r\n")
                    .append(word)
                    .append("\r\n"));
            socket.getOutputStream().write(command.toString().getBytes(StandardCharsets.UTF_8));
            return reply(in);
        }
    }

    private static List<String> reply(BufferedReader in) throws IOException {
        String first = in.readLine();
        if (first == null || first.startsWith("-")) {
            throw new IOException("Redis: " + first);
        }
        return switch (first.charAt(0)) {
            case '*' -> {
                List<String> all = new ArrayList<>();
                for (int i = Integer.parseInt(first.substring(1)); i > 0; i--) {
                    all.addAll(reply(in));
                }
                yield all;
            }
            case '$' -> first.equals("$-1") ? List.of() : List.of(in.readLine());
            default -> List.of(first.substring(1));
        };
    }
}
