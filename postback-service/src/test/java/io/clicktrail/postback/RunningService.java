package io.clicktrail.postback;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.clicktrail.event.Topic;
import io.clicktrail.event.TrackingEvent;
import io.clicktrail.testsupport.EventTopics;
import io.clicktrail.testsupport.ServiceEnvironment;
import io.clicktrail.testsupport.StubPartner;

/** The service as it ships, on real servers, and what a test does to it from outside: HTTP and Kafka. */
public final class RunningService implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(60);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ServiceEnvironment environment;
    private final EventTopics topics;
    private final ConfigurableApplicationContext context;

    private RunningService(ServiceEnvironment environment, ConfigurableApplicationContext context) {
        this.environment = environment;
        this.topics = new EventTopics(environment);
        this.context = context;
    }

    /** @param settings {@code name=value}, over those of the environment */
    public static RunningService start(ServiceEnvironment environment, StubPartner partner, String... settings) {
        Map<String, Object> properties = new TreeMap<>(environment.properties());
        properties.put("POSTBACK_ALLOWED_LOOPBACK", partner.address());
        List<String> arguments = new ArrayList<>();
        properties.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        List.of(settings).forEach(setting -> arguments.add("--" + setting));
        var context = new SpringApplicationBuilder(PostbackApplication.class)
                .registerShutdownHook(false)
                .run(arguments.toArray(String[]::new));
        return new RunningService(environment, context);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }

    /** Adds a network that is called at a path of the partner. */
    public void addNetwork(StubPartner partner, String slug, String statuses) {
        Reply reply =
                addNetwork(slug, partner.url("/" + slug + "?cid={click_id}&status={status}&eid={event_id}"), statuses);
        if (reply.status() != 201) {
            throw new AssertionError(reply.toString());
        }
    }

    public Reply addNetwork(String slug, String template, String statuses) {
        return post("/api/v1/networks", networkJson(slug, template, "GET", statuses, ""));
    }

    /** @param more further fields of {@code postback}, each after a comma */
    public static String networkJson(String slug, String template, String method, String statuses, String more) {
        return """
                {"slug": "%s", "name": "Network %s", "click_id_parameter": "uid",
                 "postback": {"url_template": %s, "method": "%s", "statuses": %s%s}}""".formatted(slug, slug, JSON.writeValueAsString(template), method, statuses, more);
    }

    public Reply get(String path) {
        return send(request(path).GET());
    }

    public Reply post(String path, String body) {
        return send(request(path).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public Reply put(String path, String body) {
        return send(request(path).PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    public Reply delete(String path) {
        return send(request(path).DELETE());
    }

    /** A request of an admin, to be completed. */
    public HttpRequest.Builder request(String path) {
        return to(path).header("X-Api-Key", environment.get("CLICKTRAIL_ADMIN_KEY"))
                .header("Content-Type", "application/json");
    }

    /** A request without credentials. */
    public HttpRequest.Builder to(String path) {
        String port = context.getEnvironment().getProperty("local.server.port");
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(LONGEST_ANSWER);
    }

    public static Reply send(HttpRequest.Builder request) {
        HttpResponse<String> response = exchange(request);
        return new Reply(response.statusCode(), response.body());
    }

    /** The answer with its headers. */
    public static HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** What the service answered. */
    public record Reply(int status, String body) {

        public JsonNode json() {
            return JSON.readTree(body);
        }

        public String code() {
            return json().path("code").asString();
        }
    }

    /** The deliveries of the first page; the query begins with {@code ?}. */
    public List<JsonNode> deliveries(String query) {
        return itemsOf(get("/api/v1/postbacks" + query));
    }

    /** All deliveries there are, page by page. */
    public List<JsonNode> allDeliveries() {
        List<JsonNode> all = new ArrayList<>();
        JsonNode page = get("/api/v1/postbacks?limit=100").json();
        page.path("items").forEach(all::add);
        while (page.path("next_cursor").isString()) {
            page = get("/api/v1/postbacks?limit=100&cursor="
                            + page.path("next_cursor").asString())
                    .json();
            page.path("items").forEach(all::add);
        }
        return all;
    }

    private static List<JsonNode> itemsOf(Reply reply) {
        return StreamSupport.stream(reply.json().path("items").spliterator(), false)
                .toList();
    }

    /** Says what attribution would say, and waits for Kafka's acknowledgement. */
    public void publish(Collection<? extends TrackingEvent> events) {
        topics.publish(events);
    }

    public void publish(TrackingEvent... events) {
        topics.publish(events);
    }

    /** All events of a topic so far. */
    public <E extends TrackingEvent> List<E> said(Topic topic, Class<E> type) {
        return topics.read(topic, type);
    }
}
