package io.clicktrail.click.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A page with gaps, read once and filled for every visitor. {@code {{name}}} is a value, {@code {{#name}}...{{/name}}} is
 * there only with the value and {@code {{^name}}...{{/name}}} only without. Every value is escaped for text and quoted
 * attributes, and there is no way to ask for anything else; so gaps stand nowhere but there.
 */
public final class Template {

    private static final Pattern GAP = Pattern.compile("\\{\\{([#^/]?)([a-z_]+)}}");

    private final Section page;
    private final int length;

    private sealed interface Part {
        void fill(Map<String, String> values, StringBuilder page);
    }

    private record Literal(String text) implements Part {
        @Override
        public void fill(Map<String, String> values, StringBuilder page) {
            page.append(text);
        }
    }

    private record Gap(String name) implements Part {
        @Override
        public void fill(Map<String, String> values, StringBuilder page) {
            String value = values.get(name);
            if (value == null) {
                throw new IllegalStateException("the page has no value for " + name);
            }
            escape(value, page);
        }
    }

    /** @param present whether it is there with the value or without; a page as a whole has no name */
    private record Section(@Nullable String name, boolean present, List<Part> parts) implements Part {
        @Override
        public void fill(Map<String, String> values, StringBuilder page) {
            if (name == null || values.containsKey(name) == present) {
                parts.forEach(part -> part.fill(values, page));
            }
        }
    }

    /** @throws IllegalArgumentException where a section is not closed */
    public Template(String source) {
        this.length = source.length();
        this.page = read(source);
    }

    /** The page of that name in the jar. */
    public static Template of(String name) {
        try (InputStream page = Template.class.getResourceAsStream("/" + name)) {
            if (page == null) {
                throw new IllegalStateException(name + " is missing from the jar");
            }
            // Lines are indented for those who read the source.
            return new Template(new String(page.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^ +", ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalStateException where a value is missing */
    public String fill(Map<String, String> values) {
        StringBuilder filled = new StringBuilder(length + length / 4);
        page.fill(values, filled);
        return filled.toString();
    }

    private static Section read(String source) {
        Section page = new Section(null, true, new ArrayList<>());
        Deque<Section> open = new ArrayDeque<>(List.of(page));
        Matcher gap = GAP.matcher(source);
        int read = 0;
        while (gap.find()) {
            open.element().parts().add(new Literal(source.substring(read, gap.start())));
            place(gap.group(1), gap.group(2), open);
            read = gap.end();
        }
        open.element().parts().add(new Literal(source.substring(read)));
        if (open.element() != page) {
            throw new IllegalArgumentException("section " + open.element().name() + " has no end");
        }
        return page;
    }

    private static void place(String kind, String name, Deque<Section> open) {
        switch (kind) {
            case "" -> open.element().parts().add(new Gap(name));
            case "/" -> {
                // The page itself is at the bottom and has no name, so it is never closed.
                if (!name.equals(open.pop().name())) {
                    throw new IllegalArgumentException("section " + name + " ends where another is open");
                }
            }
            default -> {
                Section section = new Section(name, kind.equals("#"), new ArrayList<>());
                open.element().parts().add(section);
                open.push(section);
            }
        }
    }

    private static void escape(String value, StringBuilder page) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '&' -> page.append("&amp;");
                case '<' -> page.append("&lt;");
                case '>' -> page.append("&gt;");
                case '"' -> page.append("&quot;");
                case '\'' -> page.append("&#39;");
                default -> page.append(c);
            }
        }
    }
}
