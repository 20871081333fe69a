package io.clicktrail.crm.contact;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where leads have the buyer's contacts. The key of their hashes is no setting: it is read from {@code CONTACT_HASH_KEY}
 * alone.
 *
 * @param phoneFields the lead fields that hold a phone, the most trusted first
 * @param emailFields the lead fields that hold an e-mail address, the most trusted first
 */
@ConfigurationProperties("crm.contact")
public record ContactSettings(
        @DefaultValue List<Long> phoneFields, @DefaultValue List<Long> emailFields) {}
