package io.clicktrail.postback;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
class PostbackApplication {

    static void main(String[] args) {
        SpringApplication.run(PostbackApplication.class, args);
    }
}
