package io.clicktrail.http.language;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** For services with templates; what others say needs no language. */
@AutoConfiguration(before = WebFluxAutoConfiguration.class)
@ConditionalOnClass(name = "org.thymeleaf.ITemplateEngine")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
final class LanguageConfiguration {

    @Bean
    LanguageHandler localeContextResolver() {
        return new LanguageHandler();
    }
}
