package io.clicktrail.infrastructure;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Set;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * Server programs that travel as jars, unpacked once per user into the cache directory.
 *
 * <p>Unpacking is done beside the final place and moved there at once, so that of two JVMs that do it at the same time
 * neither sees the half of it.
 */
final class Binaries {
    private static final Set<String> INTEL = Set.of("amd64", "x86_64");

    private Binaries() {}

    static Path redis() {
        var resource = "redis-server-" + redisVersion() + "-" + system() + "-" + (intel() ? "amd64" : "arm64");
        return unpacked(resource, (from, to) -> {
                    Files.copy(from, to.resolve("redis-server"));
                    Files.setPosixFilePermissions(
                            to.resolve("redis-server"), PosixFilePermissions.fromString("rwxr-xr-x"));
                })
                .resolve("redis-server");
    }

    private static String redisVersion() {
        return system().equals("linux") && !intel() ? "6.2.7" : "6.2.6-v5";
    }

    /** The directory {@code bin} of PostgreSQL. */
    static Path postgres() {
        var musl = Files.exists(Path.of("/etc/alpine-release")) ? "-alpine_linux" : "";
        var resource = "postgres-" + system() + "-" + (intel() ? "x86_64" : "arm_64") + musl + ".txz";
        return unpacked(resource, Binaries::untar).resolve("bin");
    }

    private static Path unpacked(String resource, Unpacking unpacking) {
        var place = cache().resolve(resource.replace(".txz", "") + "-" + sizeOf(resource));
        if (Files.isDirectory(place)) {
            return place;
        }
        try (var from = open(resource)) {
            Files.createDirectories(cache());
            var beside = Files.createTempDirectory(cache(), "unpacking-");
            unpacking.unpack(from, beside);
            Files.setPosixFilePermissions(beside, PosixFilePermissions.fromString("rwxr-xr-x"));
            moveUnlessThere(beside, place);
            return place;
        } catch (IOException e) {
            throw new ServerFailedException("cannot unpack " + resource + " to " + place + ": " + e.getMessage(), e);
        }
    }

    private static void moveUnlessThere(Path beside, Path place) throws IOException {
        try {
            Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException anotherWasFaster) {
            Directories.delete(beside);
        }
    }

    private static void untar(InputStream from, Path to) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(from)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(entry, tar, to.resolve(entry.getName()).normalize());
            }
        }
    }

    private static void write(TarArchiveEntry entry, InputStream content, Path to) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(to);
            return;
        }
        Files.createDirectories(to.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(to, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, to);
        if ((entry.getMode() & 0100) != 0) {
            Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static long sizeOf(String resource) {
        try {
            var url = Binaries.class.getClassLoader().getResource(resource);
            return url == null ? 0 : url.openConnection().getContentLengthLong();
        } catch (IOException e) {
            return 0;
        }
    }

    private static InputStream open(String resource) {
        var stream = Binaries.class.getClassLoader().getResourceAsStream(resource);
        if (stream == null) {
            throw new ServerFailedException("there is no " + resource + " for this system; use containers instead");
        }
        return stream;
    }

    private static Path cache() {
        var given = System.getenv("XDG_CACHE_HOME");
        var base =
                given == null || given.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(given);
        return base.resolve("clicktrail");
    }

    private static String system() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
    }

    private static boolean intel() {
        return INTEL.contains(System.getProperty("os.arch"));
    }

    @FunctionalInterface
    private interface Unpacking {
        void unpack(InputStream from, Path to) throws IOException;
    }
}
