package io.clicktrail.benchmarks.networks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import io.clicktrail.infrastructure.ChildProcess;

/**
 * Two certificates for 127.0.0.1.
 *
 * @param trusted by a JVM that is started with {@link #options}
 * @param unknown vouched for by nobody
 * @param trustStore what such a JVM trusts
 */
record Certificates(SSLContext trusted, SSLContext unknown, Path trustStore) {

    private static final String PASSWORD = "only-for-this-trial";

    static Certificates in(Path directory) {
        Path trusted = directory.resolve("trusted.p12");
        Path unknown = directory.resolve("unknown.p12");
        return new Certificates(made(trusted), made(unknown), trusted);
    }

    /** A JVM trusts the certificates in its trust store, those that stand beside a key, too. */
    String options() {
        return "-Djavax.net.ssl.trustStore=" + trustStore + " -Djavax.net.ssl.trustStorePassword=" + PASSWORD;
    }

    private static SSLContext made(Path file) {
        ChildProcess.run("keytool", keytool(file), Map.of(), file.resolveSibling("keytool.log"));
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD.toCharArray());
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no certificate for the loopback", e);
        }
    }

    private static List<String> keytool(Path file) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "network",
                "-keyalg",
                "EC",
                "-dname",
                "CN=127.0.0.1",
                "-ext",
                "san=ip:127.0.0.1",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD);
    }
}
