package io.clicktrail.attribution;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
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
        @Nullable URI publicBaseUrl,
        @DefaultValue List<String> allowedTargetHosts,
        @DefaultValue("1s") Duration wakeInterval,
        @DefaultValue("200") int wakeBatch) {
}
