package io.clicktrail.http.address;

import java.util.List;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Reads {@code clicktrail.http.trusted-proxies}: addresses and blocks, comma-separated. */
@AutoConfiguration
final class AddressConfiguration {

    @Bean
    @ConditionalOnMissingBean
    TrustedProxies trustedProxies(@Value("${clicktrail.http.trusted-proxies:}") List<String> blocks) {
        return TrustedProxies.of(blocks);
    }
}
