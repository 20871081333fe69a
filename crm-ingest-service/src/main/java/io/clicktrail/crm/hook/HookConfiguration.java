package io.clicktrail.crm.hook;

import java.time.Duration;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.clicktrail.crm.contact.ContactReader;
import io.clicktrail.crm.sale.Pipelines;
import io.clicktrail.crm.sale.SaleSettings;
import io.clicktrail.transport.BackgroundJob;

/** How hooks are read, and forgotten. */
@Configuration(proxyBeanMethods = false)
class HookConfiguration {

    private static final Duration HOW_OFTEN = Duration.ofHours(1);
    private static final int FORGOTTEN_AT_ONCE = 1_000;

    @Bean
    HookReader hookReader(HookSettings hooks, SaleSettings sales, Pipelines pipelines, ContactReader contacts) {
        return new HookReader(hooks.accounts(), new ChangeReader(pipelines, new LeadReader(sales.fields(), contacts)));
    }

    @Bean
    BackgroundJob forgetOldHooks(HookStore hooks, HookSettings settings) {
        return BackgroundJob.every(
                HOW_OFTEN,
                "forgetting old hooks",
                () -> hooks.forget(settings.keep(), FORGOTTEN_AT_ONCE)
                        .repeat()
                        .takeUntil(forgotten -> forgotten < FORGOTTEN_AT_ONCE)
                        .then());
    }
}
