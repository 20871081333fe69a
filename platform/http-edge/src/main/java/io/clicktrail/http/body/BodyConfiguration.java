package io.clicktrail.http.body;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.module.SimpleModule;

/** Gives the service's JSON mapper the rules of this room. */
@AutoConfiguration
final class BodyConfiguration {

    @Bean
    JacksonModule bodyRules() {
        return new SimpleModule("clicktrail-body-rules") {

            private static final long serialVersionUID = 1L;

            @Override
            public void setupModule(SetupContext context) {
                super.setupModule(context);
                context.insertAnnotationIntrospector(new RequiredComponents());
                context.addDeserializerModifier(new ScalarRules());
            }
        };
    }
}
