package io.clicktrail.attribution.conversion;

import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import io.clicktrail.attribution.OnRealServers;
import io.clicktrail.testsupport.ServiceEnvironment;

/** The service on the real database; all tests that extend this share it, and each begins anew. */
@SpringBootTest(webEnvironment = WebEnvironment.NONE)
@Import(World.class)
abstract class ServiceWithoutJobs {

    private static final ServiceEnvironment ENVIRONMENT = OnRealServers.fresh();

    @DynamicPropertySource
    static void environment(DynamicPropertyRegistry registry) {
        OnRealServers.registerWithoutJobs(ENVIRONMENT, registry);
    }

    @Autowired
    World world;

    @BeforeEach
    void beginsAnew() {
        world.beginsAnew();
    }
}
