package io.clicktrail.crm.sale;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import io.clicktrail.event.TeamId;

import static java.util.stream.Collectors.toUnmodifiableMap;

/**
 * What counts as a sale and who hears of it.
 *
 * @param pipelines the pipelines whose won leads are sales
 * @param currency of the pipelines that name none
 * @param fields the lead fields that hold UTM marks: name without the prefix -> field ids, the most trusted first
 * @param timeZone the zone in which a sale has its date
 * @param chats Telegram chats that hear of every sale
 * @param teamChats where a team hears of its own sales: slug of the team -> chat id or {@code @name}; empty: nowhere
 * @param language of the messages: {@code ru} or {@code en}
 */
@ConfigurationProperties("crm.sale")
public record SaleSettings(
        @DefaultValue List<PipelineEntry> pipelines,
        @DefaultValue("KZT") String currency,
        @DefaultValue Map<String, List<Long>> fields,
        @DefaultValue("UTC") ZoneId timeZone,
        @DefaultValue List<String> chats,
        @DefaultValue Map<String, String> teamChats,
        @DefaultValue("ru") String language) {

    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    /** See {@link Pipeline}. */
    public record PipelineEntry(
            long id,
            String product,
            @Nullable String currency,
            @Nullable BigDecimal defaultPrice,
            @DefaultValue("false") boolean funnel) {

        @SuppressWarnings("NullAway") // a missing property binds as null
        public PipelineEntry {
            if (id <= 0 || product == null || product.isBlank()) {
                throw new IllegalArgumentException("crm.sale.pipelines: every pipeline needs an id and a product");
            }
            if (currency != null) {
                requireCurrency(currency);
            }
            if (defaultPrice != null && defaultPrice.signum() <= 0) {
                throw new IllegalArgumentException("crm.sale.pipelines: default-price is more than 0, or absent");
            }
        }

        Pipeline pipeline(String otherwise) {
            return new Pipeline(id, product, currency == null ? otherwise : currency, defaultPrice, funnel);
        }
    }

    public SaleSettings {
        requireCurrency(currency);
        Set<Long> ids = new HashSet<>();
        if (!pipelines.stream().map(PipelineEntry::id).allMatch(ids::add)) {
            throw new IllegalArgumentException("crm.sale.pipelines: an id stands there twice");
        }
        teamChats.keySet().forEach(SaleSettings::requireSlug);
        if (!Set.of("ru", "en").contains(language)) {
            throw new IllegalArgumentException("crm.sale.language is ru or en");
        }
    }

    /** Without those that are left empty. */
    public Map<TeamId, String> chatsByTeam() {
        return teamChats.entrySet().stream()
                .filter(chat -> !chat.getValue().isBlank())
                .collect(toUnmodifiableMap(
                        chat -> TeamId.parse(chat.getKey()),
                        chat -> chat.getValue().strip()));
    }

    public Pipelines configuredPipelines() {
        return new Pipelines(
                pipelines.stream().map(entry -> entry.pipeline(currency)).toList());
    }

    public Locale locale() {
        return Locale.forLanguageTag(language);
    }

    private static void requireSlug(String team) {
        try {
            TeamId.parse(team);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("crm.sale.team-chats: " + e.getMessage(), e);
        }
    }

    private static void requireCurrency(String currency) {
        if (!CURRENCY.matcher(currency).matches()) {
            throw new IllegalArgumentException("crm.sale: a currency is three capital letters of ISO 4217");
        }
    }
}
