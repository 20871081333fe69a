package io.clicktrail.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.clicktrail.infrastructure.OwnerOnly;

/**
 * Secrets that are made at the first start and stay the same afterwards. The file is in the form that
 * {@code docker compose --env-file} reads.
 */
public final class Secrets {
    private static final int BYTES = 32;
    private static final String POSTGRES_PASSWORD = "POSTGRES_PASSWORD";
    private static final List<String> NAMES = List.of(
            "CLICKTRAIL_ADMIN_KEY",
            "JWT_SIGNING_KEY",
            "ANALYTICS_ADMIN_PASSWORD",
            "VISITOR_HASH_KEY",
            "SHARE_LINK_KEY",
            "TELEGRAM_WEBHOOK_SECRET",
            "AMOCRM_HOOK_SECRET",
            "CONTACT_HASH_KEY",
            "USER_HASH_KEY",
            POSTGRES_PASSWORD);

    private final Map<String, String> values;

    private Secrets(Map<String, String> values) {
        this.values = values;
    }

    /** Reads the file, and makes what is missing in it; a line that somebody changed is kept as it is. */
    static Secrets in(Path file) {
        var values = read(file);
        var known = values.size();
        names().forEach(name -> values.computeIfAbsent(name, any -> random()));
        if (values.size() > known) {
            OwnerOnly.write(file, text(values));
        }
        return new Secrets(values);
    }

    /** The value of the secret of that name. */
    public String get(String name) {
        var value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no such secret: " + name);
        }
        return value;
    }

    String postgresPassword() {
        return get(POSTGRES_PASSWORD);
    }

    String passwordOf(Service service) {
        return get(passwordVariable(service));
    }

    static String passwordVariable(Service service) {
        return "POSTGRES_PASSWORD_" + service.shortName().toUpperCase(Locale.ROOT);
    }

    private static Stream<String> names() {
        return Stream.concat(
                NAMES.stream(),
                Stream.of(Service.values()).filter(Service::hasSchema).map(Secrets::passwordVariable));
    }

    private static Map<String, String> read(Path file) {
        var values = new LinkedHashMap<String, String>();
        if (!Files.exists(file)) {
            return values;
        }
        try (var lines = Files.lines(file)) {
            lines.filter(line -> line.contains("=") && !line.startsWith("#"))
                    .forEach(line -> values.put(
                            line.substring(0, line.indexOf('=')).trim(),
                            line.substring(line.indexOf('=') + 1).trim()));
            return values;
        } catch (IOException e) {
            throw new HouseFailedException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static String text(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining(
                        "", "# Made at the first start. Whoever has this file has the house.\n", ""));
    }

    private static String random() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
