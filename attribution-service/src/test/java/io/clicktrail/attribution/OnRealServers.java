package io.clicktrail.attribution;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;

import io.clicktrail.testsupport.RealServers;
import io.clicktrail.testsupport.ServiceEnvironment;

/** The service's environment in a test. */
public final class OnRealServers {

    private OnRealServers() {}

    public static ServiceEnvironment fresh() {
        return RealServers.forService("attribution");
    }

    public static void register(ServiceEnvironment environment, DynamicPropertyRegistry registry) {
        environment.properties().forEach((name, value) -> registry.add(name, () -> value));
    }

    /**
     * What is said stays in the outbox, where a test can count it, and time passes only when the test says so.
     */
    public static void registerWithoutJobs(ServiceEnvironment environment, DynamicPropertyRegistry registry) {
        withoutJobs(environment).forEach((name, value) -> registry.add(name, () -> value));
    }

    /**
     * One more replica of a service without jobs.
     *
     * @param setting {@code name=value}
     */
    public static ConfigurableApplicationContext replicaWithoutJobs(ServiceEnvironment environment, String setting) {
        return run(withoutJobs(environment), Stream.of(setting));
    }

    /** One more replica of the service as it ships. */
    public static ConfigurableApplicationContext replica(ServiceEnvironment environment) {
        return run(environment.properties(), Stream.empty());
    }

    private static ConfigurableApplicationContext run(Map<String, String> environment, Stream<String> more) {
        return new SpringApplicationBuilder(AttributionApplication.class)
                .web(WebApplicationType.NONE)
                .registerShutdownHook(false)
                .run(Stream.concat(environment.entrySet().stream().map(Map.Entry::toString), more)
                        .map("--"::concat)
                        .toArray(String[]::new));
    }

    private static Map<String, String> withoutJobs(ServiceEnvironment environment) {
        Map<String, String> quiet = new TreeMap<>(environment.properties());
        quiet.put("clicktrail.outbox.relay", "false");
        quiet.put("attribution.wake-interval", "1h");
        return quiet;
    }
}
