package io.clicktrail.benchmarks.verdict;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A list that nobody looked at when our rules were made: how good they are. */
final class HeldOutReport {

    private static final String BOT = "bot";
    private static final int SHOWN = 3;
    private static final List<String> SAID = List.of("phone", "tablet", "desktop", "tv", "other", BOT);
    private static final List<String> MEANT =
            List.of("phone", "tablet", Labelled.EITHER_OF_TWO, "desktop", "tv", "other", BOT);

    private final Judge judge;
    private final String name;
    private final List<Labelled> all;

    HeldOutReport(Judge judge, String name, List<Labelled> all) {
        this.judge = judge;
        this.name = name;
        this.all = all;
    }

    void print() {
        System.out.printf("%n== held out: %s, %d headers%n", name, all.size());
        recall();
        falsePositives();
        neither();
        devices();
    }

    private void recall() {
        Sheet.head("robots", "known", "recall");
        machines(where(Labelled::isRobot), Labelled::device);
        Sheet.sample(
                "taken for people",
                where(Labelled::isRobot).stream()
                        .filter(each -> !isMachine(each))
                        .map(Labelled::userAgent)
                        .toList());
    }

    private void falsePositives() {
        Sheet.head("people", "accused", "share");
        machines(where(Labelled::isPerson), Labelled::agent);
        Map<String, List<String>> rules = where(each -> each.isPerson() && isMachine(each)).stream()
                .map(Labelled::userAgent)
                .collect(Collectors.groupingBy(this::rule, TreeMap::new, Collectors.toList()));
        rules.forEach((rule, accused) -> Sheet.sample("accused by " + rule, accused));
    }

    private String rule(String userAgent) {
        return String.valueOf(judge.machine(userAgent));
    }

    /** Apps that speak for themselves, mail programs, servers, attackers: neither verdict would be wrong. */
    private void neither() {
        Sheet.head("neither", "as bots", "share");
        machines(where(each -> !each.isRobot() && !each.isPerson()), Labelled::agent);
    }

    private void machines(List<Labelled> some, Function<Labelled, String> kind) {
        Sheet.row("all", some.size(), some.stream().filter(this::isMachine).count());
        Map<String, List<Labelled>> kinds =
                some.stream().collect(Collectors.groupingBy(kind, TreeMap::new, Collectors.toList()));
        kinds.forEach((each, of) -> Sheet.row(
                "  " + each, of.size(), of.stream().filter(this::isMachine).count()));
    }

    private void devices() {
        System.out.printf("%n%-16s %8s   taken for", "device class", "headers");
        SAID.forEach(said -> System.out.printf("%8s", said));
        System.out.printf("%9s%n", "right");
        MEANT.forEach(meant -> confusion(meant, where(each -> meant.equals(meaning(each)))));
        System.out.println("taken for another, such as");
        MEANT.stream().filter(meant -> !meant.equals(BOT)).forEach(this::wrong);
    }

    private void confusion(String meant, List<Labelled> some) {
        System.out.printf("%-16s %8d            ", meant, some.size());
        Map<String, Long> counts = some.stream().collect(Collectors.groupingBy(this::verdict, Collectors.counting()));
        SAID.forEach(said -> System.out.printf("%8d", counts.getOrDefault(said, 0L)));
        long right = some.stream().filter(this::isRight).count();
        System.out.printf(Locale.ROOT, "%8.1f%%%n", Sheet.percent(right, some.size()));
    }

    private void wrong(String meant) {
        where(each -> meant.equals(meaning(each)) && !isRight(each)).stream()
                .limit(SHOWN)
                .map(each -> "  " + meant + ", not " + verdict(each) + ": " + each.userAgent())
                .forEach(System.out::println);
    }

    /** Devices of people, and robots; empty for all else. */
    private static String meaning(Labelled each) {
        return each.isRobot() ? BOT : each.isPerson() ? each.deviceClass() : "";
    }

    private String verdict(Labelled each) {
        return isMachine(each) ? BOT : judge.device(each.userAgent());
    }

    private boolean isRight(Labelled each) {
        String meant = meaning(each);
        String said = verdict(each);
        return meant.equals(Labelled.EITHER_OF_TWO)
                ? said.equals("phone") || said.equals("tablet")
                : said.equals(meant);
    }

    private boolean isMachine(Labelled each) {
        return judge.machine(each.userAgent()) != null;
    }

    private List<Labelled> where(Predicate<Labelled> wanted) {
        return all.stream().filter(wanted).toList();
    }
}
