package io.clicktrail.benchmarks.verdict;

import java.util.List;
import java.util.Locale;

/** How the figures are printed. */
final class Sheet {

    private static final int SHOWN = 15;

    private Sheet() {}

    static void head(String what, String part, String share) {
        System.out.printf("%n%-24s %8s %10s %8s%n", what, "headers", part, share);
    }

    static void row(String name, long whole, long part) {
        System.out.printf(Locale.ROOT, "%-24s %8d %10d %7.2f%%%n", name, whole, part, percent(part, whole));
    }

    static void sample(String what, List<String> all) {
        System.out.printf("%s: %d%s%n", what, all.size(), all.size() > SHOWN ? ", such as" : "");
        all.stream().limit(SHOWN).forEach(each -> System.out.println("  " + each));
    }

    static double percent(long part, long whole) {
        return whole == 0 ? 0 : 100.0 * part / whole;
    }
}
