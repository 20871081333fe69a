package io.clicktrail.click.visitor;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Tells people from programs by the {@code User-Agent} alone, in the moment of the click; finer verdicts are made later
 * by those who read the event. Names after the public lists of crawlers, and beyond names the habits of programs: they
 * call themselves bots, tell where their master is found, or do not pretend to be a browser. A phone may be a CUBOT.
 */
public final class Agents {

    private static final Pattern PREVIEW = Pattern.compile(
            "\\b(TelegramBot|WhatsApp|facebookexternalhit|Facebot|FacebookBot|facebookcatalog"
                    + "|meta-external(?:agent|fetcher|ads|hit)|meta-webindexer|Twitterbot|Slackbot|Slack-ImgProxy"
                    + "|Discordbot|LinkedInBot|SkypeUriPreview|Viber|vkShare|VKRobot|redditbot|Pinterestbot|SnapURLPreview"
                    + "|Snap URL Preview Service|Iframely|Embedly|Mastodon|Bluesky|MicrosoftPreview|BingPreview|bingbot"
                    + "|Googlebot|AdsBot-Google|Mediapartners-Google|Google-InspectionTool|GoogleOther|GoogleImageProxy"
                    + "|Applebot|YandexBot|PetalBot|Bytespider|TikTokSpider|GPTBot|Amazonbot)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern MACHINE = Pattern.compile(
            "\\b(HeadlessChrome|PhantomJS|python-requests|python-urllib|aiohttp|Go-http-client|okhttp|curl|wget"
                    + "|libwww-perl|Java|Apache-HttpClient|axios|node-fetch|Scrapy"
                    + "|(?!CUBOT)\\w*(?:bot|crawler|spider)s?|slurp|headless|monitor(?:ing)?|scanner)\\b",
            Pattern.CASE_INSENSITIVE);

    /** Programs of good manners say where their master can be found; browsers have nothing of the kind to say. */
    private static final Pattern ADDRESS =
            Pattern.compile("https?://|\\bwww\\.|[\\w.+-]+(?:@| at )[\\w.-]+\\.[a-z]{2,}", Pattern.CASE_INSENSITIVE);

    /** With what the browsers and apps of people begin. */
    private static final Pattern BROWSER = Pattern.compile(
            "\\[?(?:Mozilla/|Opera|UCWEB|BlackBerry|Nokia|SAMSUNG|LG|SonyEricsson|Instagram|Barcelona|FB[A-Z]+/)",
            Pattern.CASE_INSENSITIVE);

    private static final Agent PERSON = new Agent.Person();
    private static final Agent NAMELESS = new Agent.Machine("no_user_agent");
    private static final Agent TELLS_ADDRESS = new Agent.Machine("tells_address");
    private static final Agent NO_BROWSER = new Agent.Machine("no_browser");
    private static final int REMEMBERED = 10_000;

    // Traffic has few browsers and many clicks: the patterns are run once for each browser.
    private final ConcurrentMap<String, Agent> known = new ConcurrentHashMap<>();

    public Agent of(@Nullable String userAgent) {
        if (userAgent == null || userAgent.isBlank()) {
            return NAMELESS;
        }
        Agent remembered = known.get(userAgent);
        return remembered != null ? remembered : remember(userAgent);
    }

    private Agent remember(String userAgent) {
        if (known.size() >= REMEMBERED) {
            known.clear();
        }
        Agent agent = recognise(userAgent);
        known.put(userAgent, agent);
        return agent;
    }

    private static Agent recognise(String userAgent) {
        Matcher preview = PREVIEW.matcher(userAgent);
        if (preview.find()) {
            return new Agent.Preview(preview.group(1));
        }
        Matcher machine = MACHINE.matcher(userAgent);
        if (machine.find()) {
            return new Agent.Machine(machine.group(1));
        }
        if (ADDRESS.matcher(userAgent).find()) {
            return TELLS_ADDRESS;
        }
        return BROWSER.matcher(userAgent).lookingAt() ? PERSON : NO_BROWSER;
    }
}
