package io.clicktrail.transport.parcel;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.r2dbc.core.DatabaseClient;

import io.clicktrail.testsupport.ServiceEnvironment;

/** A running process of the parcel service. */
public final class ParcelService implements AutoCloseable {

    public static final String GROUP = "parcel-service.parcels";

    private final ConfigurableApplicationContext context;

    private ParcelService(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** @param settings {@code name=value} */
    public static ParcelService start(ServiceEnvironment environment, String... settings) {
        Map<String, Object> properties = new TreeMap<>(environment.properties());
        Arrays.stream(settings)
                .map(setting -> setting.split("=", 2))
                .forEach(setting -> properties.put(setting[0], setting[1]));
        properties.put("spring.config.name", "parcel-service");
        var application = new SpringApplicationBuilder(ParcelConfiguration.class)
                .web(WebApplicationType.NONE)
                .registerShutdownHook(false)
                .build();
        var sources = new StandardEnvironment();
        sources.getPropertySources().addFirst(new MapPropertySource("test", properties));
        application.setEnvironment(sources);
        return new ParcelService(application.run());
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    /** The parcels in the table, with the number of effects each had. */
    public Map<UUID, Integer> effects() {
        Map<UUID, Integer> effects = bean(DatabaseClient.class)
                .sql("select event_id, effects from parcel")
                .fetch()
                .all()
                .collectMap(row -> (UUID) Objects.requireNonNull(row.get("event_id")), row ->
                        (Integer) Objects.requireNonNull(row.get("effects")))
                .block();
        return Objects.requireNonNull(effects);
    }

    public double metric(String name, String... tags) {
        return bean(MeterRegistry.class)
                .get(name)
                .tags(tags)
                .meter()
                .measure()
                .iterator()
                .next()
                .getValue();
    }

    /** As SIGTERM does. */
    @Override
    public void close() {
        context.close();
    }
}
