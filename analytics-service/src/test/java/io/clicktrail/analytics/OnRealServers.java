package io.clicktrail.analytics;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import io.clicktrail.testsupport.RealServers;
import io.clicktrail.testsupport.ServiceEnvironment;

/** The whole service on real servers; all tests that extend this share it, so each begins by emptying its tables. */
@SpringBootTest(
        classes = AnalyticsApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "clicktrail.analytics.page.others=" + OnRealServers.OTHER_PAGE,
            // Each test logs in from an address of its own.
            "clicktrail.http.trusted-proxies=127.0.0.1",
            // A test that wants them calls them.
            "clicktrail.analytics.resolution.interval=10m",
            "clicktrail.analytics.counters.reconcile-interval=1d"
        })
@AutoConfigureWebTestClient(timeout = "30s")
public abstract class OnRealServers {

    /** Of another service, which is not there. */
    protected static final String OTHER_PAGE = "http://127.0.0.1:9/manage";

    /** Where the service lives. */
    protected static final ServiceEnvironment HOUSE = RealServers.forService("analytics");

    @DynamicPropertySource
    static void environment(DynamicPropertyRegistry registry) {
        HOUSE.properties().forEach((name, value) -> registry.add(name, () -> value));
    }
}
