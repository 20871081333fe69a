package io.clicktrail.transport.deadletter;

import java.util.HexFormat;
import java.util.Objects;
import java.util.zip.CRC32C;

import io.clicktrail.transport.Causes;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Groups failures: the same for all that come from the same place of the code, whatever their messages, and stable
 * over restarts. Only our own frames count; those of libraries change with their caches and threads.
 */
final class StackHash {

    private static final String HOUSE = "io.clicktrail.";

    private StackHash() {}

    static String of(Throwable failure) {
        var crc = new CRC32C();
        for (Throwable cause : Causes.of(failure).chain()) {
            crc.update(cause.getClass().getName().getBytes(UTF_8));
            for (StackTraceElement frame : cause.getStackTrace()) {
                if (frame.getClassName().startsWith(HOUSE)) {
                    crc.update(place(frame).getBytes(UTF_8));
                }
            }
        }
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    /** Without the numbers that the JVM gives to lambdas and hidden classes. */
    private static String place(StackTraceElement frame) {
        String type = frame.getClassName().replaceAll("[$/][0-9a-fx/$]+", "");
        return type + '.' + Objects.requireNonNull(frame.getMethodName()) + ':' + frame.getLineNumber();
    }
}
