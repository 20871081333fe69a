package io.clicktrail.analytics;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the service. */
@SpringBootApplication
class AnalyticsApplication {

    private AnalyticsApplication() {}

    static void main(String[] arguments) {
        SpringApplication.run(AnalyticsApplication.class, arguments);
    }
}
