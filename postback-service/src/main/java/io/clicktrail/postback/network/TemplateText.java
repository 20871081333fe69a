package io.clicktrail.postback.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.clicktrail.http.problem.ProblemException;

/** A run of text and macros: one path, or the value of one query parameter. */
record TemplateText(List<Piece> pieces) {

    /** Ready for the URL as it is, or to be filled in. */
    sealed interface Piece {

        record Literal(String encoded) implements Piece {}

        record Placeholder(Macro macro) implements Piece {}
    }

    private static final Pattern MACRO = Pattern.compile("\\{([a-z0-9_]{1,20})}");
    private static final Pattern ESCAPE = Pattern.compile("%[0-9A-Fa-f]{2}");
    /** What RFC 3986 lets stand in a path or a query as it is. */
    private static final String LEGAL = "!$&'()*+,;=:@/?-._~";

    /** @throws ProblemException if it has an unknown macro or a character that no URL has */
    static TemplateText parse(String text) {
        List<Piece> pieces = new ArrayList<>();
        Matcher macros = MACRO.matcher(text);
        int read = 0;
        while (macros.find()) {
            addLiteral(pieces, text.substring(read, macros.start()));
            pieces.add(new Piece.Placeholder(macroNamed(macros.group(1))));
            read = macros.end();
        }
        addLiteral(pieces, text.substring(read));
        return new TemplateText(List.copyOf(pieces));
    }

    private static Macro macroNamed(String name) {
        Macro macro = Macro.find(name);
        if (macro == null) {
            String known = Stream.of(Macro.values()).map(Macro::wireName).collect(Collectors.joining(", "));
            throw new ProblemException(400, "unknown_macro", "{" + name + "} is none of the macros: " + known);
        }
        return macro;
    }

    private static void addLiteral(List<Piece> pieces, String literal) {
        if (!literal.isEmpty()) {
            pieces.add(new Piece.Literal(legal(literal)));
        }
    }

    private static String legal(String literal) {
        StringBuilder legal = new StringBuilder(literal.length());
        for (int i = 0; i < literal.length(); ) {
            int character = literal.codePointAt(i);
            int length = Character.charCount(character);
            if (character == '%'
                    && ESCAPE.matcher(literal).region(i, literal.length()).lookingAt()) {
                legal.append(literal, i, i + 3);
                length = 3;
            } else {
                appendCharacter(legal, character);
            }
            i += length;
        }
        return legal.toString();
    }

    private static void appendCharacter(StringBuilder legal, int character) {
        if (Character.isISOControl(character) || character == '{' || character == '}' || character == '\\') {
            throw new ProblemException(
                    400, "invalid_template", "braces stand around macros only; control characters and \\ are refused");
        }
        if (character < 0x80 && (Character.isLetterOrDigit(character) || LEGAL.indexOf(character) >= 0)) {
            legal.append((char) character);
        } else {
            legal.append(MacroValue.encode(Character.toString(character)));
        }
    }

    List<Macro> macros() {
        return pieces.stream()
                .filter(Piece.Placeholder.class::isInstance)
                .map(piece -> ((Piece.Placeholder) piece).macro())
                .toList();
    }

    /** The first macro that has no value to send, or null where all have. */
    @Nullable
    Macro missing(Map<Macro, String> values) {
        return macros().stream()
                .filter(macro -> !MacroValue.isUsable(values.get(macro)))
                .findFirst()
                .orElse(null);
    }

    /** To be asked only where nothing is {@link #missing}. */
    String render(Map<Macro, String> values) {
        return pieces.stream().map(piece -> rendered(piece, values)).collect(Collectors.joining());
    }

    private static String rendered(Piece piece, Map<Macro, String> values) {
        return switch (piece) {
            case Piece.Literal(String encoded) -> encoded;
            case Piece.Placeholder(Macro macro) -> MacroValue.encode(values.getOrDefault(macro, ""));
        };
    }
}
