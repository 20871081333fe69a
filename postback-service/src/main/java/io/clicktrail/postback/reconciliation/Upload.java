package io.clicktrail.postback.reconciliation;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.clicktrail.http.problem.ProblemException;
import io.clicktrail.postback.reconciliation.StatementReader.Columns;

/**
 * What an uploader says of the statistics, in the query of the request.
 *
 * @param from the first day
 * @param to the last day
 * @param ourSub the sub of ours that stands in their sub column: {@code sub1} to {@code sub10}
 * @param words what the network calls outcomes, beyond what is known of it
 */
record Upload(LocalDate from, LocalDate to, ZoneId zone, String ourSub, Columns columns, Map<String, Outcome> words) {

    private static final long LONGEST_DAYS = 100;
    private static final Pattern SUB = Pattern.compile("sub([1-9]|10)");

    /** @throws ProblemException naming the parameter that is wrong */
    static Upload of(Map<String, String> query) {
        LocalDate from = dayIn(query, "from");
        LocalDate to = dayIn(query, "to");
        boolean inOrder = !to.isBefore(from) && ChronoUnit.DAYS.between(from, to) < LONGEST_DAYS;
        require(inOrder, "to", "not before from, and at most " + LONGEST_DAYS + " days in all");
        var columns = new Columns(
                query.get("click"),
                query.get("sub"),
                query.get("day"),
                query.get("status"),
                query.get("payout"),
                query.get("count"));
        return new Upload(from, to, zoneIn(query), ourSubIn(query), columns, wordsIn(query.get("words")));
    }

    private static LocalDate dayIn(Map<String, String> query, String name) {
        LocalDate day = Figure.day(query.getOrDefault(name, ""));
        if (day == null) {
            throw wrong(name, "a day, like 2026-11-21");
        }
        return day;
    }

    private static ZoneId zoneIn(Map<String, String> query) {
        try {
            return ZoneId.of(query.getOrDefault("time_zone", "UTC"));
        } catch (DateTimeException e) {
            throw wrong("time_zone", "a zone like Europe/Moscow or UTC");
        }
    }

    private static String ourSubIn(Map<String, String> query) {
        String theirs = query.getOrDefault("sub", "sub1");
        String ours = query.getOrDefault("our_sub", SUB.matcher(theirs).matches() ? theirs : "sub1");
        require(SUB.matcher(ours).matches(), "our_sub", "sub1 to sub10");
        return ours;
    }

    private static Map<String, Outcome> wordsIn(@Nullable String text) {
        Map<String, Outcome> words = new HashMap<>();
        if (text != null) {
            for (String pair : text.split(",")) {
                int colon = pair.lastIndexOf(':');
                Outcome outcome = Outcome.find(pair.substring(colon + 1).strip());
                if (colon < 1 || outcome == null) {
                    throw wrong("words", "like 1:approved,2:rejected,0:pending");
                }
                words.put(pair.substring(0, colon), outcome);
            }
        }
        return Map.copyOf(words);
    }

    /** How far beyond the time ours are looked for. */
    static Duration margin() {
        return Duration.ofDays(1);
    }

    private static void require(boolean holds, String parameter, String rule) {
        if (!holds) {
            throw wrong(parameter, rule);
        }
    }

    private static ProblemException wrong(String parameter, String rule) {
        return new ProblemException(400, "invalid_parameter", parameter + ": " + rule);
    }
}
