package io.clicktrail.analytics.browser;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import org.jspecify.annotations.Nullable;
import ua_parser.Parser;

import io.clicktrail.event.DeviceClass;

/**
 * Reads {@code User-Agent}s. Names of browsers and systems come from ua-parser's public list; its patterns are loaded
 * with the first that is read, not when the service starts.
 */
public final class Browsers {

    private static final int LONGEST = 512;
    private static final int REMEMBERED = 10_000;
    private static final String UNNAMED = "Other";

    // Traffic has few browsers and many clicks: the patterns are run once for each browser.
    private final ConcurrentMap<String, Browser> known = new ConcurrentHashMap<>();

    /** Whatever it says: what makes no sense is a browser of which nothing is known. */
    public Browser of(@Nullable String userAgent) {
        if (userAgent == null || userAgent.isBlank()) {
            return Browser.UNKNOWN;
        }
        String read = userAgent.length() <= LONGEST ? userAgent : userAgent.substring(0, LONGEST);
        Browser remembered = known.get(read);
        return remembered != null ? remembered : remember(read);
    }

    private Browser remember(String userAgent) {
        if (known.size() >= REMEMBERED) {
            known.clear();
        }
        Browser browser = new Browser(
                DeviceClass.of(userAgent),
                named(Patterns.LIST.parseOS(userAgent).family),
                named(Patterns.LIST.parseUserAgent(userAgent).family),
                InApp.nameOf(userAgent));
        known.put(userAgent, browser);
        return browser;
    }

    private static String named(@Nullable String family) {
        return family == null || family.equals(UNNAMED) ? "" : family;
    }

    /** Loaded when it is first used. */
    private static final class Patterns {

        static final Parser LIST = new Parser();
    }
}
