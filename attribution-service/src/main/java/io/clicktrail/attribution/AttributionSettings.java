package io.clicktrail.attribution;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this service attributes.
 *
 * @param publicBaseUrl the click-gateway as visitors reach it, without a slash at the end
 * @param allowedTargetHosts hosts to which offers may send people, beside Telegram's and our own
 * @param wakeInterval how often holds, parked actions and full windows are looked at
 * @param wakeBatch how many people are decided about in one transaction then, at most
 */
@ConfigurationProperties("attribution")
public record AttributionSettings(
        URI publicBaseUrl,
        @DefaultValue List<String> allowedTargetHosts,
        @DefaultValue("1s") Duration wakeInterval,
        @DefaultValue("200") int wakeBatch) {

    public AttributionSettings {
        if (!isAddress(publicBaseUrl)) {
            throw new IllegalArgumentException(
                    "PUBLIC_BASE_URL must be the http or https address of the click-gateway, without a slash at the end");
        }
        if (wakeBatch < 1 || wakeBatch > 10_000) {
            throw new IllegalArgumentException("attribution.wake-batch must be from 1 to 10000");
        }
        allowedTargetHosts = List.copyOf(allowedTargetHosts);
    }

    private static boolean isAddress(@Nullable URI url) {
        return url != null
                && url.getHost() != null
                && List.of("http", "https").contains(url.getScheme())
                && !url.toString().endsWith("/");
    }
}
