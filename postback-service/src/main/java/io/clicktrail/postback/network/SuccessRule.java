package io.clicktrail.postback.network;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.clicktrail.http.problem.ProblemException;

/**
 * By which answer a network says that it has taken a postback: by its status, and perhaps by a word in its body.
 *
 * <p>The pattern is plain text in which a {@code *} stands for whatever comes between; letters count as they are written. It
 * is looked for anywhere in the kept part of the body, by one walk through it: there is nothing in it that could backtrack.
 *
 * @param body absent: whatever the body says
 */
public record SuccessRule(List<Statuses> statuses, @Nullable String body) {

    /** Every 2xx, whatever the body says. */
    public static final SuccessRule USUAL = new SuccessRule(List.of(new Statuses(200, 299)), null);

    private static final int MOST_RANGES = 10;
    private static final int LONGEST = 200;
    private static final Pattern RANGE = Pattern.compile("([23]\\d\\d)(?:-([23]\\d\\d))?");

    public SuccessRule {
        statuses = List.copyOf(statuses);
    }

    /** From, to and with these two. */
    public record Statuses(int from, int to) {

        boolean has(int status) {
            return status >= from && status <= to;
        }

        @Override
        public String toString() {
            return from == to ? Integer.toString(from) : from + "-" + to;
        }
    }

    /**
     * @param statuses {@code 200-299} or {@code 204}, of 2xx and 3xx; absent: every 2xx
     * @throws ProblemException if it cannot be followed
     */
    static SuccessRule judged(@Nullable List<String> statuses, @Nullable String body) {
        if (statuses != null) {
            require(!statuses.isEmpty() && statuses.size() <= MOST_RANGES, "success.statuses: 1 to 10 ranges");
        }
        if (body != null) {
            require(body.length() <= LONGEST, "success.body: at most 200 characters");
            require(!body.replace("*", "").isBlank(), "success.body: something beside *");
        }
        return new SuccessRule(
                statuses == null
                        ? USUAL.statuses
                        : statuses.stream().map(SuccessRule::range).toList(),
                body);
    }

    private static Statuses range(String text) {
        Matcher range = RANGE.matcher(text);
        require(range.matches(), "success.statuses: 200-299 or 204, of 2xx and 3xx");
        int from = Integer.parseInt(range.group(1));
        int to = range.group(2) == null ? from : Integer.parseInt(range.group(2));
        require(from <= to, "success.statuses: from the lower to the higher");
        return new Statuses(from, to);
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new ProblemException(400, "invalid_field", rule);
        }
    }

    /** Whether the status is one of success, or would be with most networks: then only this rule can say no. */
    public boolean concerns(int status) {
        return admits(status) || USUAL.admits(status);
    }

    public boolean isMet(int status, String answer) {
        return admits(status) && (body == null || isFound(body, answer));
    }

    private boolean admits(int status) {
        return statuses.stream().anyMatch(range -> range.has(status));
    }

    /** Each part as early as it comes: where that leads to no end, nothing else does. */
    private static boolean isFound(String pattern, String text) {
        int read = 0;
        for (String part : Arrays.asList(pattern.split("\\*"))) {
            int found = text.indexOf(part, read);
            if (found < 0) {
                return false;
            }
            read = found + part.length();
        }
        return true;
    }
}
