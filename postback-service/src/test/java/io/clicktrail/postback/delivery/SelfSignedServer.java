package io.clicktrail.postback.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** Speaks TLS with a certificate that it has signed itself, and counts the bytes of requests that it gets to read. */
final class SelfSignedServer implements AutoCloseable {

    private static final String PASSWORD = "only-for-tests";

    private final SSLServerSocket server;
    private final AtomicInteger requests = new AtomicInteger();

    private SelfSignedServer(SSLServerSocket server) {
        this.server = server;
        Thread.ofVirtual().start(this::listen);
    }

    static SelfSignedServer start(Path directory) {
        try {
            SSLContext tls = SSLContext.getInstance("TLS");
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(keyStore(directory.resolve("self-signed.p12")), PASSWORD.toCharArray());
            tls.init(keys.getKeyManagers(), null, null);
            var server = (SSLServerSocket)
                    tls.getServerSocketFactory().createServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
            return new SelfSignedServer(server);
        } catch (IOException | GeneralSecurityException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static KeyStore keyStore(Path file) throws IOException, GeneralSecurityException, InterruptedException {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "partner",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start()
                .waitFor();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    InetSocketAddress address() {
        return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
    }

    int requests() {
        return requests.get();
    }

    private void listen() {
        while (!server.isClosed()) {
            try (var connection = server.accept()) {
                if (connection.getInputStream().read() >= 0) {
                    requests.incrementAndGet();
                }
            } catch (IOException refusedOrClosed) {
                Thread.onSpinWait();
            }
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
