package io.clicktrail.click;

import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import io.clicktrail.testsupport.RealServers;
import io.clicktrail.testsupport.ServiceEnvironment;

/** Those that extend this share one gateway and its topics, so what they publish under one name is the same. */
public abstract class OnSharedServers extends RunningGateway {

    private static final ServiceEnvironment SERVICE = RealServers.forService("click");

    protected OnSharedServers() {
        super(SERVICE);
    }

    @DynamicPropertySource
    static void environment(DynamicPropertyRegistry registry) {
        SERVICE.properties().forEach((name, value) -> registry.add(name, () -> value));
    }
}
