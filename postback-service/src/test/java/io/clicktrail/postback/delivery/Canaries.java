package io.clicktrail.postback.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Servers on one port of every address of this machine: 127.0.0.1, 127.0.0.2, ::1, and those of its network cards. They
 * count whoever connects.
 */
final class Canaries implements AutoCloseable {

    private static final byte[] ANSWER =
            "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final List<ServerSocket> servers;
    private final AtomicInteger heard = new AtomicInteger();

    private Canaries(List<ServerSocket> servers) {
        this.servers = servers;
        servers.forEach(server -> Thread.ofVirtual().start(() -> listen(server)));
    }

    static Canaries onEveryLocalAddress() {
        try {
            List<ServerSocket> servers = new ArrayList<>();
            servers.add(new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1")));
            int port = servers.getFirst().getLocalPort();
            for (InetAddress address : localAddresses()) {
                servers.add(new ServerSocket(port, 50, address));
            }
            return new Canaries(servers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<InetAddress> localAddresses() throws IOException {
        return Stream.concat(
                        Stream.of("127.0.0.2", "::1").map(InetAddress::ofLiteral),
                        NetworkInterface.networkInterfaces()
                                .flatMap(NetworkInterface::inetAddresses)
                                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress()))
                .distinct()
                .toList();
    }

    int port() {
        return servers.getFirst().getLocalPort();
    }

    List<InetSocketAddress> sockets() {
        return servers.stream()
                .map(server -> new InetSocketAddress(server.getInetAddress(), server.getLocalPort()))
                .filter(socket -> socket.getAddress().isLoopbackAddress())
                .toList();
    }

    /** All of them, as they stand in a URL. */
    List<String> addresses() {
        return servers.stream()
                .map(server -> hostOf(new InetSocketAddress(server.getInetAddress(), 0)))
                .toList();
    }

    static String hostOf(InetSocketAddress socket) {
        String literal = socket.getAddress().getHostAddress().replaceFirst("%.*", "");
        return socket.getAddress() instanceof Inet6Address ? "[" + literal + "]" : literal;
    }

    /** How many connections there have been. */
    int heard() {
        return heard.get();
    }

    private void listen(ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket connection = server.accept()) {
                heard.incrementAndGet();
                connection.getOutputStream().write(ANSWER);
            } catch (IOException e) {
                return;
            }
        }
    }

    @Override
    public void close() {
        for (ServerSocket server : servers) {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
