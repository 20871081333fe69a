package io.clicktrail.event;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The comments of the contract's records, by their simple names, in Markdown. */
final class Javadocs {

    /** @param components the {@code @param} texts */
    record Comment(String text, Map<String, String> components) {

        private static final Comment NONE = new Comment("", Map.of());
    }

    private static final Pattern COMMENTED_RECORD = Pattern.compile(
            "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@[^\\n]+\\s+)?(?:public )?record (\\w+)\\(", Pattern.DOTALL);
    private static final Pattern TAG = Pattern.compile("@param (\\w+) ");
    private static final Pattern INLINE = Pattern.compile("\\{@(?:code|link) (?:\\w*#)?([^}]+)}");

    private final Map<String, Comment> comments = new HashMap<>();

    Javadocs(Path sources) {
        try (Stream<Path> files = Files.list(sources)) {
            for (Path file : files.toList()) {
                readAll(Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Comment of(Class<?> record) {
        return comments.getOrDefault(record.getSimpleName(), Comment.NONE);
    }

    private void readAll(String source) {
        Matcher records = COMMENTED_RECORD.matcher(source);
        while (records.find()) {
            comments.put(records.group(2), comment(markdown(records.group(1))));
        }
    }

    private static Comment comment(String text) {
        List<String> parts = List.of(text.split("(?=@param )"));
        Map<String, String> components = new LinkedHashMap<>();
        for (String part : parts) {
            Matcher tag = TAG.matcher(part);
            if (tag.lookingAt()) {
                components.put(tag.group(1), part.substring(tag.end()).strip());
            }
        }
        return new Comment(
                parts.getFirst().startsWith("@param") ? "" : parts.getFirst().strip(), components);
    }

    private static String markdown(String comment) {
        String text =
                comment.replaceAll("(?m)^\\s*\\*", " ").replaceAll("\\s+", " ").replace("<p>", "");
        return INLINE.matcher(text).replaceAll("`$1`").strip();
    }
}
