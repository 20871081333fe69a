package io.clicktrail.analytics.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonValue;

/** Along what figures can stand side by side. The only source of names that reach the SQL. */
public enum GroupBy {
    OFFER("offer", "offer"),
    /** Costs and views are not entered by network. */
    NETWORK("network", "''"),
    SOURCE("source", "source"),
    TEAM("team", "''");

    private final String column;
    private final String spendColumn;

    GroupBy(String column, String spendColumn) {
        this.column = column;
        this.spendColumn = spendColumn;
    }

    String column() {
        return column;
    }

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
