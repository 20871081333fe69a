package io.clicktrail.crm.form;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One place in a hook. It may hold a text and children at once: AmoCRM really sends {@code note[type]=3} beside
 * {@code note[type][uuid]=x}.
 *
 * <p>Lists are children under their indexes, so a huge index costs nothing.
 */
public final class HookNode {

    private static final HookNode NONE = new HookNode();
    /** Digits in the order of numbers, whatever their size; other names after them. */
    private static final Comparator<String> BY_INDEX = Comparator.<String, Boolean>comparing(name -> !isIndex(name))
            .thenComparing(String::length)
            .thenComparing(Comparator.naturalOrder());

    private final Map<String, HookNode> children = new LinkedHashMap<>();
    private @Nullable String text;

    HookNode() {}

    void put(Iterable<String> path, String value) {
        HookNode node = this;
        for (String name : path) {
            node = node.children.computeIfAbsent(node.nameOf(name), absent -> new HookNode());
        }
        node.text = value;
    }

    /** PHP's {@code list[]=x} appends. */
    private String nameOf(String name) {
        return name.isEmpty() ? Integer.toString(children.size()) : name;
    }

    /** The child of that name; one without anything in it where there is none. */
    public HookNode child(String name) {
        return children.getOrDefault(name, NONE);
    }

    /** The child with the lowest index; one without anything in it where there is none. */
    public HookNode first() {
        return children.keySet().stream().min(BY_INDEX).map(this::child).orElse(NONE);
    }

    public Collection<HookNode> children() {
        return children.values();
    }

    /** The text as it came, or null. */
    public @Nullable String text() {
        return text;
    }

    /** The text of a child, or null. */
    public @Nullable String text(String name) {
        return child(name).text();
    }

    public boolean isEmpty() {
        return text == null && children.isEmpty();
    }

    private static boolean isIndex(String name) {
        return !name.isEmpty() && name.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
