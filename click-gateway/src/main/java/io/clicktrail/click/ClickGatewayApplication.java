package io.clicktrail.click;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
public class ClickGatewayApplication {

    public static void main(String[] args) {
        SpringApplication.run(ClickGatewayApplication.class, args);
    }
}
