package io.clicktrail.benchmarks.verdict;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The test cases in the jar of Yauaa (Niels Basjes, Apache-2.0): {@code User-Agent}s, each with what it is. */
final class Yauaa {

    private static final JsonMapper JSON = new JsonMapper();

    private Yauaa() {}

    /** Each {@code User-Agent} once; without those that other headers help to recognise. */
    static List<Labelled> read(Path jar) throws IOException {
        Map<String, Labelled> all = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry file : zip.stream().filter(Yauaa::isList).toList()) {
                try (InputStream in = zip.getInputStream(file)) {
                    cases(in).forEach(each -> all.putIfAbsent(each.userAgent(), each));
                }
            }
        }
        return List.copyOf(all.values());
    }

    private static boolean isList(ZipEntry file) {
        return file.getName().startsWith("UserAgents/") && file.getName().endsWith(".yaml");
    }

    private static List<Labelled> cases(InputStream yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(Integer.MAX_VALUE); // the jar is one of our choice, and uses many
        Object content = new Yaml(new SafeConstructor(options)).load(yaml);
        JsonNode config = JSON.<JsonNode>valueToTree(content).path("config");
        return StreamSupport.stream(config.spliterator(), false)
                .map(entry -> entry.path("test"))
                .flatMap(test -> labelled(test).stream())
                .toList();
    }

    private static Optional<Labelled> labelled(JsonNode test) {
        JsonNode input = test.path("input");
        JsonNode expected = test.path("expected");
        String userAgent = input.path("user_agent_string")
                .asString(input.path("User-Agent").asString(""));
        return userAgent.isBlank() || input.size() != 1
                ? Optional.empty()
                : Optional.of(new Labelled(
                        userAgent,
                        expected.path("DeviceClass").asString(""),
                        expected.path("AgentClass").asString("")));
    }
}
