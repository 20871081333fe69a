package io.clicktrail.crm.contact;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** One spelling for what people write in many. */
final class Spelling {

    /** The shortest and the longest there are with their country (E.164). */
    private static final int SHORTEST_NUMBER = 8;

    private static final int LONGEST_NUMBER = 15;

    /** How a number of Russia or Kazakhstan is written at home: an 8 in place of the country's 7, and ten more. */
    private static final int NUMBER_AT_HOME = 11;

    private static final int LONGEST_ADDRESS = 254;

    private Spelling() {}

    /** The digits of a number with its country's, or null where it cannot be one. */
    static @Nullable String ofPhone(String text) {
        String digits = digits(text);
        if (text.strip().startsWith("+")) {
            return number(digits);
        }
        if (digits.startsWith("00")) {
            return number(digits.substring(2));
        }
        boolean atHome = digits.length() == NUMBER_AT_HOME && digits.startsWith("8");
        return number(atHome ? "7" + digits.substring(1) : digits);
    }

    /** The address in lower case, or null where it cannot be one. */
    static @Nullable String ofEmail(String text) {
        String address = text.strip().toLowerCase(Locale.ROOT);
        int at = address.indexOf('@');
        boolean possible = at > 0
                && at == address.lastIndexOf('@')
                && at < address.length() - 1
                && address.length() <= LONGEST_ADDRESS
                && address.chars().noneMatch(Character::isWhitespace);
        return possible ? address : null;
    }

    private static @Nullable String number(String digits) {
        return digits.length() >= SHORTEST_NUMBER && digits.length() <= LONGEST_NUMBER ? digits : null;
    }

    private static String digits(String text) {
        return text.codePoints()
                .map(character -> Character.digit(character, 10))
                .filter(digit -> digit >= 0)
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .toString();
    }
}
