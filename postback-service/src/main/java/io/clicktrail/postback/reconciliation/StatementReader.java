package io.clicktrail.postback.reconciliation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.clicktrail.http.problem.ProblemException;
import io.clicktrail.postback.reconciliation.Statement.ClickLine;
import io.clicktrail.postback.reconciliation.Statement.SubLine;
import io.clicktrail.postback.reconciliation.Statement.Unreadable;

/** Reads statistics. Where a click column is named there is a line for each conversion, else they are totals by sub. */
final class StatementReader {

    static final int MOST_LINES = 100_000;

    private final Columns columns;
    private final Vocabulary words;
    private final List<Unreadable> unreadable = new ArrayList<>();

    StatementReader(Columns columns, Vocabulary words) {
        this.columns = columns;
        this.words = words;
    }

    /**
     * The names of columns, by what stands in them.
     *
     * @param status absent: all are approved
     * @param count of totals; absent: 1 in each line
     */
    record Columns(
            @Nullable String click,
            @Nullable String sub,
            @Nullable String day,
            @Nullable String status,
            @Nullable String payout,
            @Nullable String count) {}

    /** @throws ProblemException where it has not the columns that were named, or too many lines */
    Statement csv(String text) {
        List<List<String>> rows = CsvText.rows(text);
        require(!rows.isEmpty(), "The upload is empty: its first line names the columns.");
        require(rows.size() <= MOST_LINES, "There are more than " + MOST_LINES + " lines: take a shorter time.");
        var places = new Places(rows.getFirst());
        List<ClickLine> clicks = new ArrayList<>();
        List<SubLine> subs = new ArrayList<>();
        for (int i = 1; i < rows.size(); i++) {
            read(new Row(i + 1, rows.get(i), places), clicks, subs);
        }
        return columns.click() == null
                ? new Statement.BySub(List.copyOf(subs), List.copyOf(unreadable))
                : new Statement.ByClick(List.copyOf(clicks), List.copyOf(unreadable));
    }

    /** Where the columns stand; -1 for those that were not named. */
    private final class Places {

        private final List<String> header;
        private final int click;
        private final int sub;
        private final int day;
        private final int status;
        private final int payout;
        private final int count;

        private Places(List<String> header) {
            this.header =
                    header.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
            this.click = placeOf(columns.click());
            this.sub = placeOf(columns.sub());
            this.day = placeOf(columns.day());
            this.status = placeOf(columns.status());
            this.payout = placeOf(columns.payout());
            this.count = placeOf(columns.count());
            require(click >= 0 || sub >= 0, "Name the column of click ids (click) or of subs (sub).");
        }

        private int placeOf(@Nullable String column) {
            if (column == null) {
                return -1;
            }
            int place = header.indexOf(column.strip().toLowerCase(Locale.ROOT));
            require(place >= 0, "The first line has no column " + column + ".");
            return place;
        }
    }

    private record Row(int line, List<String> fields, Places places) {

        String at(int place) {
            return place >= 0 && place < fields.size() ? fields.get(place) : "";
        }
    }

    private void read(Row row, List<ClickLine> clicks, List<SubLine> subs) {
        Places places = row.places();
        Outcome outcome = places.status < 0 ? Outcome.APPROVED : words.meaningOf(row.at(places.status));
        BigDecimal amount = Figure.amount(row.at(places.payout));
        if (outcome == null) {
            refuse(row, "unknown status " + shortened(row.at(places.status)));
        } else if (places.payout >= 0 && amount == null) {
            refuse(row, "no amount: " + shortened(row.at(places.payout)));
        } else if (places.click < 0) {
            readTotal(row, outcome, amount, subs);
        } else if (row.at(places.click).isEmpty()) {
            refuse(row, "no click id");
        } else {
            clicks.add(new ClickLine(row.at(places.click), outcome, amount));
        }
    }

    private void readTotal(Row row, Outcome outcome, @Nullable BigDecimal amount, List<SubLine> subs) {
        Places places = row.places();
        LocalDate day = places.day < 0 ? null : Figure.day(row.at(places.day));
        BigDecimal count = places.count < 0 ? BigDecimal.ONE : Figure.amount(row.at(places.count));
        if (places.day >= 0 && day == null) {
            refuse(row, "no day: " + shortened(row.at(places.day)));
        } else if (count == null
                || count.signum() < 0
                || count.stripTrailingZeros().scale() > 0) {
            refuse(row, "no count: " + shortened(row.at(places.count)));
        } else {
            subs.add(new SubLine(row.at(places.sub), day, outcome, count.longValueExact(), amount));
        }
    }

    private void refuse(Row row, String why) {
        unreadable.add(new Unreadable(row.line(), why));
    }

    /**
     * Reads what leads.tech answers at {@code /v1/front/stat/by-subid}: {@code data.rows[]} with {@code approved},
     * {@code rejected}, {@code inprogress} and {@code sumwebmaster}, as public code shows it. The shape is not documented.
     *
     * @param sub the field of a row in which the sub stands: {@code sub4}
     * @throws ProblemException where it has no rows
     */
    static Statement bySubid(JsonNode json, String sub) {
        JsonNode rows = json.path("data").path("rows");
        require(rows.isArray(), "The JSON has no data.rows.");
        require(rows.size() <= MOST_LINES, "There are more than " + MOST_LINES + " rows: take a shorter time.");
        List<SubLine> lines = new ArrayList<>();
        List<Unreadable> unreadable = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            JsonNode row = rows.path(i);
            BigDecimal earned = Figure.amount(row.path("sumwebmaster").asString(""));
            if (!row.has(sub)) {
                unreadable.add(new Unreadable(i + 1, "no " + sub));
                continue;
            }
            String value = row.path(sub).asString("").replace("\u0000", "");
            add(lines, value, Outcome.APPROVED, row.path("approved"), earned);
            add(lines, value, Outcome.REJECTED, row.path("rejected"), null);
            add(lines, value, Outcome.PENDING, row.path("inprogress"), null);
        }
        return new Statement.BySub(List.copyOf(lines), List.copyOf(unreadable));
    }

    private static void add(
            List<SubLine> lines, String sub, Outcome outcome, JsonNode written, @Nullable BigDecimal amount) {
        BigDecimal count = Figure.amount(written.asString(""));
        if (count != null && count.signum() > 0) {
            lines.add(new SubLine(sub, null, outcome, count.longValue(), amount));
        }
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new ProblemException(400, "unreadable_statistics", rule);
        }
    }
}
