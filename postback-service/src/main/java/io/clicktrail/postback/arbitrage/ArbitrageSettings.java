package io.clicktrail.postback.arbitrage;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who may report visits, and what is done with them. Every value is explained in {@code application.yml}; how trackers are
 * called and when again are settings of postbacks.
 */
@ConfigurationProperties("arbitrage")
record ArbitrageSettings(
        List<String> allowedOrigins,
        String defaultTarget,
        List<String> vkAppKeys,
        int reportsPerMinute,
        Duration repeatWindow) {

    ArbitrageSettings {
        allowedOrigins = allowedOrigins.stream().map(String::strip).toList();
        require(
                allowedOrigins.stream().allMatch(ArbitrageSettings::isOrigin),
                "ARBITRAGE_ALLOWED_ORIGINS must be origins like https://app.example, with commas between");
        require(reportsPerMinute >= 0, "arbitrage.reports-per-minute must not be negative");
        require(
                !repeatWindow.isNegative() && repeatWindow.compareTo(Duration.ofHours(24)) <= 0,
                "arbitrage.repeat-window must be from 0 to 24 h");
    }

    private static boolean isOrigin(String text) {
        try {
            URI origin = URI.create(text);
            return List.of("http", "https").contains(origin.getScheme())
                    && text.equals(origin.getScheme() + "://" + origin.getRawAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
