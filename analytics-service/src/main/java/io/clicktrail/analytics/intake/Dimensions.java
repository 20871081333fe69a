package io.clicktrail.analytics.intake;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Along what a fact is counted; empty where it is not known.
 *
 * @param source {@code utm_source}, in lower case
 * @param campaign {@code utm_campaign}; kept with the fact, not in the roll-ups
 * @param team the targetologist who brought a buyer
 */
public record Dimensions(String offer, String network, String source, String campaign, String team) {

    static final Dimensions NONE = new Dimensions("", "", "", "", "");

    private static final int MOST_CHARACTERS = 64;
    private static final Pattern UNREADABLE = Pattern.compile("[\\p{Cc}\\p{Cs}]");

    static Dimensions ofUtm(Map<String, String> utm) {
        return NONE.withUtm(utm);
    }

    Dimensions withOffer(@Nullable Object known) {
        return new Dimensions(known == null ? "" : known.toString(), network, source, campaign, team);
    }

    Dimensions withNetwork(@Nullable Object known) {
        return new Dimensions(offer, known == null ? "" : known.toString(), source, campaign, team);
    }

    Dimensions withTeam(@Nullable String known) {
        return new Dimensions(offer, network, source, campaign, label(known));
    }

    Dimensions withUtm(Map<String, String> utm) {
        return new Dimensions(offer, network, source(utm.get("source")), label(utm.get("campaign")), team);
    }

    /** A source as it is counted: people write it in many ways. */
    public static String source(@Nullable String text) {
        return label(text).toLowerCase(Locale.ROOT);
    }

    /** Short and storable, whatever came in: Postgres takes no U+0000, and nobody reads control characters. */
    public static String label(@Nullable String text) {
        if (text == null) {
            return "";
        }
        String clean = UNREADABLE.matcher(text).replaceAll("").strip();
        return clean.codePointCount(0, clean.length()) <= MOST_CHARACTERS
                ? clean
                : clean.substring(0, clean.offsetByCodePoints(0, MOST_CHARACTERS))
                        .strip();
    }
}
