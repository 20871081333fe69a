package io.clicktrail.postback.reconciliation;

import java.util.ArrayList;
import java.util.List;

/**
 * A table as text, RFC 4180: fields may stand in quotes and then hold the delimiter, line breaks and doubled quotes. Its
 * first line names the columns; which delimiter it has, that line shows.
 */
final class CsvText {

    private static final char QUOTE = '"';
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final char[] DELIMITERS = {',', ';', '\t'};

    private final String text;
    private final char delimiter;
    private final List<List<String>> rows = new ArrayList<>();
    private List<String> row = new ArrayList<>();
    private final StringBuilder field = new StringBuilder();

    private CsvText(String text) {
        this.text = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        this.delimiter = delimiterIn(this.text.lines().findFirst().orElse(""));
    }

    /** Its rows, the empty ones left out. */
    static List<List<String>> rows(String text) {
        return new CsvText(text).read();
    }

    private static char delimiterIn(String header) {
        char best = DELIMITERS[0];
        for (char candidate : DELIMITERS) {
            if (count(header, candidate) > count(header, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String header, char wanted) {
        return header.chars().filter(c -> c == wanted).count();
    }

    private List<List<String>> read() {
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                boolean doubled = c == QUOTE && i + 1 < text.length() && text.charAt(i + 1) == QUOTE;
                if (c != QUOTE || doubled) {
                    field.append(c);
                }
                i += doubled ? 1 : 0;
                quoted = c != QUOTE || doubled;
            } else if (c == QUOTE) {
                quoted = true;
            } else {
                plain(c);
            }
        }
        endRow();
        return rows;
    }

    private void plain(char c) {
        if (c == delimiter) {
            endField();
        } else if (c == '\n') {
            endRow();
        } else if (c != '\r') {
            field.append(c);
        }
    }

    private void endField() {
        row.add(field.toString().strip());
        field.setLength(0);
    }

    private void endRow() {
        endField();
        if (row.stream().anyMatch(each -> !each.isEmpty())) {
            rows.add(row);
        }
        row = new ArrayList<>();
    }
}
