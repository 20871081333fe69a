package io.clicktrail.attribution;

import java.util.Map;
import java.util.TreeMap;

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
        Map<String, String> quiet = new TreeMap<>(environment.properties());
        quiet.put("clicktrail.outbox.relay", "false");
        quiet.put("attribution.wake-interval", "1h");
        quiet.forEach((name, value) -> registry.add(name, () -> value));
    }
}
