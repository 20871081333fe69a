package io.clicktrail.infrastructure;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Ports on 127.0.0.1. */
public final class Loopback {
    public static final String HOST = "127.0.0.1";

    /** Below the range from which systems take the ports of outgoing connections, so that none gets in between. */
    private static final int LOWEST = 20_000;

    private static final int HIGHEST = 32_000;

    private Loopback() {}

    /** A port that nobody listens on now. */
    public static int freePort() {
        return IntStream.generate(() -> ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST))
                .filter(Loopback::isFree)
                .findFirst()
                .orElseThrow();
    }

    /** Whether a server could listen on it now. */
    public static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(HOST), port), 1);
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /** Whether somebody accepts connections there. */
    public static boolean accepts(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(HOST, port), 200);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }
}
