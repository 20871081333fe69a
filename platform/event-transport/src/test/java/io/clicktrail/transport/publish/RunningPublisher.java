package io.clicktrail.transport.publish;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import reactor.core.publisher.Mono;

import io.clicktrail.event.EventId;
import io.clicktrail.event.Topic;
import io.clicktrail.event.TrackingEvent;
import io.clicktrail.testsupport.ServiceEnvironment;
import io.clicktrail.transport.parcel.HouseKafka;
import io.clicktrail.transport.spool.Spool;

import static io.clicktrail.testsupport.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

/** The publishing half of a gateway, as its auto-configurations make it. */
final class RunningPublisher implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final AtomicInteger WARM_UPS = new AtomicInteger(1_000_000);

    private final ServiceEnvironment environment;
    private final ConfigurableApplicationContext context;

    private RunningPublisher(ServiceEnvironment environment, ConfigurableApplicationContext context) {
        this.environment = environment;
        this.context = context;
    }

    static RunningPublisher start(ServiceEnvironment environment) {
        return new RunningPublisher(environment, gateway(environment.properties()));
    }

    static ConfigurableApplicationContext gateway(Map<String, String> variables) {
        Map<String, Object> properties = new TreeMap<>(variables);
        properties.put("spring.application.name", "test-gateway");
        properties.put("spring.config.import", "classpath:clicktrail-transport.yml");
        var sources = new StandardEnvironment();
        sources.getPropertySources().addFirst(new MapPropertySource("test", properties));
        var application = new SpringApplicationBuilder(Gateway.class)
                .web(WebApplicationType.NONE)
                .registerShutdownHook(false)
                .build();
        application.setEnvironment(sources);
        return application.run();
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration(
            excludeName = {
                "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
                "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
                "org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration"
            })
    static class Gateway {}

    DurablePublisher publisher() {
        return context.getBean(DurablePublisher.class);
    }

    Spool spool() {
        return context.getBean(Spool.class);
    }

    /** Returns when Kafka answers within the budget. */
    void warmUp() {
        within(
                PATIENCE,
                () -> assertThat(publishOne(Happenings.click(WARM_UPS.incrementAndGet())))
                        .isEqualTo(Durability.BROKER));
    }

    private Durability publishOne(TrackingEvent event) {
        return Objects.requireNonNull(publisher().publish(event).block(PATIENCE));
    }

    void publishOneByOne(List<TrackingEvent> events) {
        events.forEach(this::publishOne);
    }

    /** All of them at once; returns when each has been answered. */
    Map<EventId, Durability> publish(List<TrackingEvent> events) {
        Map<EventId, Durability> answers = new LinkedHashMap<>();
        start(events).forEach((id, answer) -> answers.put(id, await(answer)));
        return answers;
    }

    /** Does the deed while they are on their way. */
    Set<EventId> publishWhile(List<TrackingEvent> events, Runnable deed) {
        Map<EventId, CompletableFuture<Durability>> answers =
                new LinkedHashMap<>(start(events.subList(0, events.size() / 2)));
        deed.run();
        answers.putAll(start(events.subList(events.size() / 2, events.size())));
        answers.values().forEach(RunningPublisher::await);
        return answers.keySet();
    }

    private Map<EventId, CompletableFuture<Durability>> start(List<TrackingEvent> events) {
        Map<EventId, CompletableFuture<Durability>> answers = new LinkedHashMap<>();
        for (TrackingEvent event : events) {
            Mono<Durability> answer = publisher().publish(event);
            answers.put(event.id(), answer.toFuture().thenApply(Objects::requireNonNull));
        }
        return answers;
    }

    private static Durability await(CompletableFuture<Durability> answer) {
        return answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    Set<EventId> arrivedIds(Topic topic) {
        return new HashSet<>(arrived(topic));
    }

    List<EventId> arrived(Topic topic) {
        try (var kafka = new HouseKafka(environment)) {
            return new ArrayList<>(
                    kafka.events(topic).stream().map(TrackingEvent::id).toList());
        }
    }

    /** As SIGTERM does. */
    @Override
    public void close() {
        context.close();
    }
}
