package io.clicktrail.http;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;

/** The edge is tested without Kafka: leaves out what the transport configures by itself. */
class WithoutTransport implements AutoConfigurationImportFilter {

    @Override
    public boolean[] match(@Nullable String[] configurations, AutoConfigurationMetadata metadata) {
        boolean[] kept = new boolean[configurations.length];
        for (int i = 0; i < kept.length; i++) {
            String name = configurations[i];
            kept[i] = name == null || !name.startsWith("io.clicktrail.transport.");
        }
        return kept;
    }
}
