package io.clicktrail.click.visitor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CountryFileTest {

    @TempDir
    Path directory;

    @Test
    void theLowerHalfOfAllAddressesIsRussianHereAndTheRestIsUnknown() throws IOException {
        Path file = Files.write(directory.resolve("countries.mmdb"), halfOfTheWorld());

        CountryFile countries = new CountryFile(file);

        assertThat(countries.countryOf(InetAddress.ofLiteral("77.88.8.8"))).isEqualTo("RU");
        assertThat(countries.countryOf(InetAddress.ofLiteral("192.0.2.1"))).isNull();
    }

    @Test
    void aFileThatIsNoneIsToldAtStart() throws IOException {
        Path file = Files.writeString(directory.resolve("countries.mmdb"), "no such file");

        assertThatThrownBy(() -> new CountryFile(file)).isInstanceOf(UncheckedIOException.class);
    }

    /** A file of one node, written after the specification (maxmind.github.io/MaxMind-DB). */
    private static byte[] halfOfTheWorld() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0, 0, 17, 0, 0, 1}); // left: the first datum; right: not found
        out.writeBytes(new byte[16]);
        map(out, 1);
        text(out, "country");
        map(out, 1);
        text(out, "iso_code");
        text(out, "RU");
        out.writeBytes(new byte[] {(byte) 0xAB, (byte) 0xCD, (byte) 0xEF});
        out.writeBytes("MaxMind.com".getBytes(StandardCharsets.US_ASCII));
        map(out, 9);
        text(out, "node_count");
        out.writeBytes(new byte[] {(byte) 0xC1, 1});
        text(out, "record_size");
        out.writeBytes(new byte[] {(byte) 0xA1, 24});
        text(out, "ip_version");
        out.writeBytes(new byte[] {(byte) 0xA1, 4});
        text(out, "database_type");
        text(out, "Half");
        text(out, "languages");
        out.writeBytes(new byte[] {0, 4});
        text(out, "binary_format_major_version");
        out.writeBytes(new byte[] {(byte) 0xA1, 2});
        text(out, "binary_format_minor_version");
        out.write(0xA0);
        text(out, "build_epoch");
        out.writeBytes(new byte[] {1, 2, 1});
        text(out, "description");
        map(out, 0);
        return out.toByteArray();
    }

    private static void map(ByteArrayOutputStream out, int size) {
        out.write(0xE0 | size);
    }

    private static void text(ByteArrayOutputStream out, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        out.write(0x40 | bytes.length);
        out.writeBytes(bytes);
    }
}
