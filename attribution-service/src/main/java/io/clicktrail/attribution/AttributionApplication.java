package io.clicktrail.attribution;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
public class AttributionApplication {

    public static void main(String[] args) {
        SpringApplication.run(AttributionApplication.class, args);
    }
}
