package io.clicktrail.crm.hook;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How hooks are taken in. Their secret is no setting: it is read from {@code AMOCRM_HOOK_SECRET} alone.
 *
 * @param accounts subdomains of the AmoCRM accounts that are ours; empty: whoever knows the secret
 * @param keep how long hooks are kept that nobody must look at; longer than AmoCRM tries again
 */
@ConfigurationProperties("crm.hook")
public record HookSettings(
        @DefaultValue Set<String> accounts,
        @DefaultValue("90d") Duration keep) {

    private static final Duration LEAST = Duration.ofDays(1);

    public HookSettings {
        accounts = accounts.stream()
                .map(account -> account.strip().toLowerCase(Locale.ROOT))
                .filter(account -> !account.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        if (keep.compareTo(LEAST) < 0) {
            throw new IllegalArgumentException("crm.hook.keep must be at least a day");
        }
    }
}
