package io.clicktrail.bot.webapp;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.clicktrail.http.access.OpenPaths;

@Configuration(proxyBeanMethods = false)
class WebAppConfiguration {

    /** What is told there proves itself. */
    @Bean
    OpenPaths webAppPath() {
        return OpenPaths.of(WebAppController.PATH);
    }
}
