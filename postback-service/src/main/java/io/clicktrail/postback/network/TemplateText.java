package io.clicktrail.postback.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.clicktrail.http.problem.ProblemException;

/** A run of text and macros: one path, the value of one query parameter, or that of one header. */
record TemplateText(Place place, List<Piece> pieces) {

    /** Where it stands, and so how what is filled in is written. */
    enum Place {
        URL,
        HEADER
    }

    /** Ready for its place as it is, or to be filled in. */
    sealed interface Piece {

        record Literal(String written) implements Piece {}

        record Placeholder(MacroUse use) implements Piece {}
    }

    private static final Pattern MACRO = Pattern.compile("\\{([a-z0-9_]{1,20})((?::[^{}|]*)?(?:\\|[^{}]*)?)}");
    /** What RFC 3986 lets stand in a path or a query as it is. */
    private static final String LEGAL = "!$&'()*+,;=:@/?-._~";

    /** @throws ProblemException if it has an unknown macro or a character that its place cannot have */
    static TemplateText parse(String text, Place place) {
        List<Piece> pieces = new ArrayList<>();
        Matcher macros = MACRO.matcher(text);
        int read = 0;
        while (macros.find()) {
            addLiteral(pieces, text.substring(read, macros.start()), place);
            pieces.add(new Piece.Placeholder(MacroUse.parse(macros.group(1), macros.group(2))));
            read = macros.end();
        }
        addLiteral(pieces, text.substring(read), place);
        return new TemplateText(place, List.copyOf(pieces));
    }

    private static void addLiteral(List<Piece> pieces, String literal, Place place) {
        if (literal.isEmpty()) {
            return;
        }
        literal.codePoints().forEach(TemplateText::requireLegal);
        pieces.add(new Piece.Literal(
                switch (place) {
                    case URL -> legal(literal);
                    case HEADER -> MacroValue.headerSafe(literal);
                }));
    }

    private static void requireLegal(int character) {
        if (Character.isISOControl(character) || character == '{' || character == '}' || character == '\\') {
            throw new ProblemException(
                    400, "invalid_template", "braces stand around macros only; control characters and \\ are refused");
        }
    }

    private static String legal(String literal) {
        StringBuilder legal = new StringBuilder(literal.length());
        for (int i = 0; i < literal.length(); ) {
            int character = literal.codePointAt(i);
            int length = Character.charCount(character);
            if (MacroValue.isEscape(literal, i)) {
                legal.append(literal, i, i + 3);
                length = 3;
            } else if (character < 0x80 && (Character.isLetterOrDigit(character) || LEGAL.indexOf(character) >= 0)) {
                legal.append((char) character);
            } else {
                legal.append(MacroValue.encode(Character.toString(character)));
            }
            i += length;
        }
        return legal.toString();
    }

    List<MacroUse> uses() {
        return pieces.stream()
                .filter(Piece.Placeholder.class::isInstance)
                .map(piece -> ((Piece.Placeholder) piece).use())
                .toList();
    }

    /** The first macro that has no value to send, or null where all have. */
    @Nullable
    Macro missing(Map<Macro, String> values) {
        return uses().stream()
                .filter(use -> use.value(values) == null)
                .map(MacroUse::macro)
                .findFirst()
                .orElse(null);
    }

    /** To be asked only where nothing is {@link #missing}. */
    String render(Map<Macro, String> values) {
        return pieces.stream().map(piece -> rendered(piece, values)).collect(Collectors.joining());
    }

    private String rendered(Piece piece, Map<Macro, String> values) {
        return switch (piece) {
            case Piece.Literal(String written) -> written;
            case Piece.Placeholder(MacroUse use) -> {
                String value = use.value(values);
                yield value == null ? "" : written(value);
            }
        };
    }

    private String written(String value) {
        return switch (place) {
            case URL -> MacroValue.encode(value);
            case HEADER -> MacroValue.headerSafe(value);
        };
    }
}
