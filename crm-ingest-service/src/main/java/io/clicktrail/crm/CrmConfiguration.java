package io.clicktrail.crm;

import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

import io.clicktrail.crm.contact.ContactHasher;
import io.clicktrail.crm.contact.ContactReader;
import io.clicktrail.crm.contact.ContactSettings;
import io.clicktrail.crm.sale.Pipelines;
import io.clicktrail.crm.sale.SaleChats;
import io.clicktrail.crm.sale.SaleMessage;
import io.clicktrail.crm.sale.SaleRules;
import io.clicktrail.crm.sale.SaleSettings;
import io.clicktrail.crm.sale.SaleWords;
import io.clicktrail.crm.team.Teams;
import io.clicktrail.http.access.OpenPaths;
import io.clicktrail.http.secret.RotatingSecret;
import io.clicktrail.http.secret.Secret;

/** The rules of the service, put together from its settings. */
@Configuration(proxyBeanMethods = false)
class CrmConfiguration {

    private static final int LEAST_SECRET_BYTES = 16;
    private static final int LEAST_KEY_BYTES = 32;

    @Bean
    RotatingSecret hookSecret(Environment environment) {
        return RotatingSecret.required(environment, "AMOCRM_HOOK_SECRET", LEAST_SECRET_BYTES);
    }

    @Bean
    ContactReader contacts(ContactSettings settings, Environment environment) {
        byte[] key = Secret.required(environment, "CONTACT_HASH_KEY", LEAST_KEY_BYTES)
                .bytes();
        return new ContactReader(settings, new ContactHasher(key));
    }

    /** AmoCRM has no key of ours; it is known by the secret in the address. */
    @Bean
    OpenPaths hooks() {
        return OpenPaths.of("/api/amocrm/sales-webhook/**", "/api/amocrm/funnel-sale/**");
    }

    @Bean
    Pipelines pipelines(SaleSettings settings) {
        return settings.configuredPipelines();
    }

    @Bean
    SaleRules saleRules(Pipelines pipelines, Teams teams) {
        return new SaleRules(pipelines, teams);
    }

    @Bean
    SaleChats saleChats(SaleSettings settings, Teams teams) {
        return new SaleChats(settings.chats(), settings.chatsByTeam(), teams);
    }

    /** Without the fallback to the machine's own language. */
    @Bean
    SaleMessage saleMessage(SaleSettings settings) {
        Control noFallback = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);
        return new SaleMessage(ResourceBundle.getBundle("sale-message", settings.locale(), noFallback));
    }

    @Bean
    SaleWords saleWords(SaleMessage message, SaleChats chats) {
        return new SaleWords(message, chats);
    }
}
