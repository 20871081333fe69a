package io.clicktrail.analytics.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/** Along what figures can stand side by side. The only source of names that reach the SQL. */
public enum GroupBy {
    OFFER("offer", "offer"),
    /** Costs and views are not entered by network. */
    NETWORK("network", "''"),
    SOURCE("source", "source"),
    TEAM("team", "''"),
    // What is known of the visit from which all followed.
    LINK("link"),
    COUNTRY("country"),
    DEVICE("device"),
    OS("os"),
    BROWSER("browser"),
    IN_APP("in_app"),
    LANGUAGE("language"),
    REFERRER_CLASS("referrer_class");

    private final String column;
    private final @Nullable String spendColumn;

    GroupBy(String column, @Nullable String spendColumn) {
        this.column = column;
        this.spendColumn = spendColumn;
    }

    /** Along visits, of which the roll-ups know nothing; costs and views of videos are not entered so. */
    GroupBy(String visitColumn) {
        this(visitColumn, null);
    }

    String column() {
        return column;
    }

    /** Of costs and views of videos; null for what is known of visits only. */
    @Nullable
    String spendColumn() {
        return spendColumn;
    }

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException naming those there are */
    public static GroupBy parse(String text) {
        return Arrays.stream(values())
                .filter(each -> each.wireName().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("group_by is one of "
                        + Arrays.stream(values()).map(GroupBy::wireName).collect(Collectors.joining(", "))));
    }
}
