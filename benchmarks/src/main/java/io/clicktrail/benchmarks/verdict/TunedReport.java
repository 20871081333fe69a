package io.clicktrail.benchmarks.verdict;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.clicktrail.benchmarks.verdict.PublicLists.Crawler;
import io.clicktrail.benchmarks.verdict.PublicLists.Person;

/** The lists that our rules were made by: what they have learnt, not how good they are. */
final class TunedReport {

    private final Judge judge;
    private final String names;
    private final List<Crawler> crawlers;
    private final List<Person> people;

    /** From where the packages crawler-user-agents and user-agents are unpacked. */
    TunedReport(Judge judge, Path crawlers, Path people) {
        this.judge = judge;
        this.names = "crawlers: " + PublicLists.version(crawlers) + "; people: " + PublicLists.version(people);
        this.crawlers = PublicLists.crawlers(crawlers);
        this.people = PublicLists.people(people);
    }

    /** All that our rules may have been made by. */
    Set<String> userAgents() {
        return Stream.concat(
                        crawlers.stream().map(Crawler::userAgent),
                        people.stream().map(Person::userAgent))
                .collect(Collectors.toUnmodifiableSet());
    }

    void print() {
        System.out.printf("%n== tuned on: %s%n", names);
        recall();
        falsePositives();
        devices();
    }

    private void recall() {
        Sheet.head("crawlers", "known", "recall");
        row("all", crawlers);
        var tags = new TreeSet<String>();
        crawlers.forEach(crawler -> tags.addAll(crawler.tags()));
        tags.forEach(tag -> row(
                tag,
                crawlers.stream()
                        .filter(crawler -> crawler.tags().contains(tag))
                        .toList()));
        Sheet.sample(
                "taken for people",
                crawlers.stream()
                        .map(Crawler::userAgent)
                        .filter(userAgent -> judge.machine(userAgent) == null)
                        .toList());
    }

    private void row(String name, List<Crawler> some) {
        Sheet.row(name, some.size(), count(some, crawler -> judge.machine(crawler.userAgent()) != null));
    }

    private void falsePositives() {
        List<Person> accused = people.stream()
                .filter(person -> judge.machine(person.userAgent()) != null)
                .toList();
        double traffic = accused.stream().mapToDouble(Person::weight).sum();
        System.out.printf(
                Locale.ROOT,
                "%npeople: %d, taken for machines: %d (%.3f%%; %.3f%% of the traffic)%n",
                people.size(),
                accused.size(),
                Sheet.percent(accused.size(), people.size()),
                100 * traffic);
        Sheet.sample(
                "of these",
                accused.stream()
                        .map(person -> judge.machine(person.userAgent()) + ": " + person.userAgent())
                        .distinct()
                        .toList());
    }

    private void devices() {
        Sheet.head("device class", "right", "share");
        for (String device : List.of("phone", "desktop", "tablet")) {
            List<Person> holders = people.stream()
                    .filter(person -> person.device().equals(device))
                    .toList();
            Sheet.row(
                    device,
                    holders.size(),
                    count(holders, person -> judge.device(person.userAgent()).equals(device)));
        }
        Sheet.sample(
                "taken for another",
                people.stream()
                        .filter(person -> !judge.device(person.userAgent()).equals(person.device()))
                        .map(person -> person.device() + ", not " + judge.device(person.userAgent()) + ": "
                                + person.userAgent())
                        .distinct()
                        .toList());
    }

    private static <T> long count(List<T> all, Predicate<T> wanted) {
        return all.stream().filter(wanted).count();
    }
}
