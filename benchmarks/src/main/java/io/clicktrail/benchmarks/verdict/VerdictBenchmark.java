package io.clicktrail.benchmarks.verdict;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Predicate;

import io.clicktrail.benchmarks.verdict.PublicLists.Crawler;
import io.clicktrail.benchmarks.verdict.PublicLists.Person;

/** Prints what share of the known crawlers is known to the house, and how many people it takes for machines. */
public final class VerdictBenchmark {

    private static final int SHOWN = 15;

    private final Judge judge;

    private VerdictBenchmark(Judge judge) {
        this.judge = judge;
    }

    /** Arguments: where the packages crawler-user-agents and user-agents are unpacked. */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        Path crawlers = Path.of(arguments[0]);
        Path people = Path.of(arguments[1]);
        VerdictBenchmark benchmark = new VerdictBenchmark(new Judge());
        System.out.printf("%ncrawlers: %s; people: %s%n", PublicLists.version(crawlers), PublicLists.version(people));
        benchmark.recall(PublicLists.crawlers(crawlers));
        benchmark.falsePositives(PublicLists.people(people));
        benchmark.devices(PublicLists.people(people));
    }

    private void recall(List<Crawler> crawlers) {
        System.out.printf("%n%-24s %8s %8s %8s%n", "crawlers", "headers", "known", "recall");
        row("all", crawlers);
        var tags = new TreeSet<String>();
        crawlers.forEach(crawler -> tags.addAll(crawler.tags()));
        tags.forEach(tag -> row(
                tag,
                crawlers.stream()
                        .filter(crawler -> crawler.tags().contains(tag))
                        .toList()));
        sample(
                "taken for people",
                crawlers.stream()
                        .map(Crawler::userAgent)
                        .filter(userAgent -> judge.machine(userAgent) == null)
                        .toList());
    }

    private void row(String name, List<Crawler> crawlers) {
        long known = count(crawlers, crawler -> judge.machine(crawler.userAgent()) != null);
        System.out.printf(
                Locale.ROOT, "%-24s %8d %8d %7.1f%%%n", name, crawlers.size(), known, percent(known, crawlers.size()));
    }

    private void falsePositives(List<Person> people) {
        List<Person> accused = people.stream()
                .filter(person -> judge.machine(person.userAgent()) != null)
                .toList();
        double traffic = accused.stream().mapToDouble(Person::weight).sum();
        System.out.printf(
                Locale.ROOT,
                "%npeople: %d, taken for machines: %d (%.3f%%; %.3f%% of the traffic)%n",
                people.size(),
                accused.size(),
                percent(accused.size(), people.size()),
                100 * traffic);
        sample(
                "of these",
                accused.stream()
                        .map(person -> judge.machine(person.userAgent()) + ": " + person.userAgent())
                        .distinct()
                        .toList());
    }

    private void devices(List<Person> people) {
        System.out.printf("%n%-24s %8s %8s %8s%n", "device class", "people", "right", "share");
        for (String device : List.of("mobile", "desktop", "tablet")) {
            List<Person> holders = people.stream()
                    .filter(person -> person.device().equals(device))
                    .toList();
            long right =
                    count(holders, person -> judge.device(person.userAgent()).equals(device));
            System.out.printf(
                    Locale.ROOT,
                    "%-24s %8d %8d %7.1f%%%n",
                    device,
                    holders.size(),
                    right,
                    percent(right, holders.size()));
        }
        sample(
                "taken for another",
                people.stream()
                        .filter(person -> !judge.device(person.userAgent()).equals(person.device()))
                        .map(person -> person.device() + ", not " + judge.device(person.userAgent()) + ": "
                                + person.userAgent())
                        .distinct()
                        .toList());
    }

    private static void sample(String what, List<String> all) {
        System.out.printf("%s: %d%s%n", what, all.size(), all.size() > SHOWN ? ", such as" : "");
        all.stream().limit(SHOWN).forEach(each -> System.out.println("  " + each));
    }

    private static <T> long count(List<T> all, Predicate<T> wanted) {
        return all.stream().filter(wanted).count();
    }

    private static double percent(long part, long whole) {
        return whole == 0 ? 0 : 100.0 * part / whole;
    }
}
