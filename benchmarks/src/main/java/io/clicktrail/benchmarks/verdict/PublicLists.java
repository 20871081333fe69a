package io.clicktrail.benchmarks.verdict;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The lists that our rules were made by, as their npm packages have them. */
final class PublicLists {

    private static final JsonMapper JSON = new JsonMapper();

    private PublicLists() {}

    /** @param tags what the list says that it is for, such as {@code social-preview} */
    record Crawler(String userAgent, List<String> tags) {}

    /**
     * @param device {@code phone}, {@code desktop} or {@code tablet}
     * @param weight its share of the traffic of those who made the list; all of them add up to 1
     */
    record Person(String userAgent, String device, double weight) {}

    /** Of monperrus/crawler-user-agents (MIT): each crawler with all the headers it has been seen with. */
    static List<Crawler> crawlers(Path unpacked) {
        return items(unpacked.resolve("crawler-user-agents.json")).stream()
                .flatMap(crawler -> texts(crawler.path("instances")).stream()
                        .map(userAgent -> new Crawler(userAgent, texts(crawler.path("tags")))))
                .distinct()
                .toList();
    }

    /** Of intoli/user-agents (BSD-2): a sample of browsers that people came with. */
    static List<Person> people(Path unpacked) {
        return items(unpacked.resolve("dist/user-agents.json")).stream()
                .map(person -> new Person(
                        person.path("userAgent").asString(),
                        person.path("deviceCategory").asString().replace("mobile", "phone"),
                        person.path("weight").asDouble()))
                .toList();
    }

    static String version(Path unpacked) {
        JsonNode about = JSON.readTree(unpacked.resolve("package.json"));
        return about.path("name").asString() + " " + about.path("version").asString();
    }

    private static List<JsonNode> items(Path file) {
        return StreamSupport.stream(JSON.readTree(file).spliterator(), false).toList();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }
}
