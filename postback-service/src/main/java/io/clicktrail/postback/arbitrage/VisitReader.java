package io.clicktrail.postback.arbitrage;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.clicktrail.event.Visitor.VkLaunch;
import io.clicktrail.http.problem.ProblemException;
import io.clicktrail.http.query.Query;
import io.clicktrail.http.vk.VkKeys;
import io.clicktrail.postback.arbitrage.Visit.Person;
import io.clicktrail.postback.arbitrage.Visit.Technical;

/**
 * The door for visits. What may be sent on is taken as it is or refused, since half a mark is another mark; what is only
 * kept is made fit to keep. Fields that nobody knows are kept, too.
 */
final class VisitReader {

    static final int LONGEST_VALUE = 255;
    private static final int LONGEST_ID = 64;
    private static final int LONGEST_AGENT = 512;
    private static final int LONGEST_URL = 2_000;
    private static final int MOST_FIELDS = 60;

    private static final String UTM = "utm_";
    private static final String VK = "vk_";
    private static final String VK_LAUNCH = "vk_launch";
    private static final Set<String> KNOWN = Set.of(
            "target",
            "user_id",
            "first_name",
            "last_name",
            "ref",
            "ref_source",
            "url",
            "user_agent",
            "referrer",
            "timestamp",
            VK_LAUNCH);

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,40}");
    private static final Pattern FOUR_DIGITS = Pattern.compile("\\d{4}-.{1,40}");

    private final VkKeys keys;

    VisitReader(VkKeys keys) {
        this.keys = keys;
    }

    /**
     * What the request itself tells.
     *
     * @param userAgent where the body names none
     * @param referrer where the body names none
     */
    record Caller(
            String ip, @Nullable String userAgent, @Nullable String referrer) {}

    /** @throws ProblemException naming the field that is wrong */
    Visit read(JsonNode body, Caller caller, Instant now) {
        if (!body.isObject()) {
            throw new ProblemException(400, "bad_request", "the body is no JSON object");
        }
        if (body.size() > MOST_FIELDS) {
            throw new ProblemException(400, "too_many_fields", "a visit has at most 60 fields");
        }
        VkLaunch launch = keys.verified(launchOf(body.path(VK_LAUNCH)), now);
        return new Visit(
                person(body, launch),
                value(body, "ref", LONGEST_VALUE),
                value(body, "ref_source", LONGEST_VALUE),
                family(body, UTM),
                vk(body, launch),
                technical(body, caller),
                timestamp(body, now),
                extra(body));
    }

    /** The target that the body names, if it names one. */
    static @Nullable String target(JsonNode body) {
        return value(body, "target", LONGEST_ID);
    }

    private static Person person(JsonNode body, @Nullable VkLaunch launch) {
        String claimed = value(body, "user_id", LONGEST_ID);
        return new Person(
                launch == null ? claimed : Long.toString(launch.user()),
                launch != null,
                value(body, "first_name", LONGEST_VALUE),
                value(body, "last_name", LONGEST_VALUE));
    }

    private static Technical technical(JsonNode body, Caller caller) {
        String userAgent = kept(body.path("user_agent"), LONGEST_AGENT);
        String referrer = kept(body.path("referrer"), LONGEST_URL);
        return new Technical(
                kept(body.path("url"), LONGEST_URL),
                userAgent == null ? cropped(caller.userAgent(), LONGEST_AGENT) : userAgent,
                referrer == null ? cropped(caller.referrer(), LONGEST_URL) : referrer,
                caller.ip());
    }

    /** The launch parameters as VK has written them behind the app's address, or as an object. */
    private static Map<String, String> launchOf(JsonNode launch) {
        if (!launch.isObject()) {
            String query = launch.asString("");
            return Query.parse(query.startsWith("?") ? query.substring(1) : query);
        }
        Map<String, String> parameters = new TreeMap<>();
        launch.properties()
                .forEach(each -> parameters.put(each.getKey(), each.getValue().asString("")));
        return parameters;
    }

    private static Map<String, String> vk(JsonNode body, @Nullable VkLaunch launch) {
        Map<String, String> vk = family(body, VK);
        if (launch != null) {
            putSaid(vk, "vk_platform", launch.platform());
            putSaid(vk, "vk_ref", launch.ref());
        }
        return vk;
    }

    private static void putSaid(Map<String, String> vk, String name, @Nullable String said) {
        String fit = cropped(said, LONGEST_VALUE);
        if (fit != null) {
            vk.put(name, fit);
        }
    }

    private static Map<String, String> family(JsonNode body, String prefix) {
        Map<String, String> family = new TreeMap<>();
        for (String name : body.propertyNames()) {
            String value = isOf(name, prefix) ? value(body, name, LONGEST_VALUE) : null;
            if (value != null) {
                family.put(name, value);
            }
        }
        return family;
    }

    private static boolean isOf(String name, String prefix) {
        return name.startsWith(prefix)
                && !name.equals(VK_LAUNCH)
                && NAME.matcher(name).matches();
    }

    private static Map<String, String> extra(JsonNode body) {
        Map<String, String> extra = new TreeMap<>();
        for (String name : body.propertyNames()) {
            String value = isKnown(name) ? null : kept(body.path(name), LONGEST_URL);
            String key = cropped(name, LONGEST_ID);
            if (value != null && key != null) {
                extra.put(key, value);
            }
        }
        return extra;
    }

    private static boolean isKnown(String name) {
        return KNOWN.contains(name) || isOf(name, UTM) || isOf(name, VK);
    }

    private static @Nullable String value(JsonNode body, String name, int longest) {
        JsonNode node = body.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        String text = node.asString("").strip();
        if (!node.isValueNode() || text.length() > longest || !text.codePoints().allMatch(VisitReader::isFit)) {
            throw new ProblemException(
                    400,
                    "invalid_field",
                    name + ": a text of at most " + longest + " characters, none of them a control character");
        }
        return text.isEmpty() ? null : text;
    }

    private static Instant timestamp(JsonNode body, Instant now) {
        String text = value(body, "timestamp", LONGEST_ID);
        if (text == null) {
            return now;
        }
        try {
            if (FOUR_DIGITS.matcher(text).matches()) {
                return OffsetDateTime.parse(text).toInstant();
            }
        } catch (DateTimeException e) {
            throw noTime();
        }
        throw noTime();
    }

    private static ProblemException noTime() {
        return new ProblemException(400, "invalid_field", "timestamp: a time like 2025-01-04T12:00:00Z");
    }

    private static @Nullable String kept(JsonNode node, int longest) {
        return node.isMissingNode() || node.isNull()
                ? null
                : cropped(node.isValueNode() ? node.asString("") : node.toString(), longest);
    }

    private static @Nullable String cropped(@Nullable String text, int longest) {
        if (text == null) {
            return null;
        }
        StringBuilder fit = new StringBuilder();
        text.codePoints().filter(VisitReader::isFit).limit(longest).forEach(fit::appendCodePoint);
        return fit.toString().isBlank() ? null : fit.toString();
    }

    private static boolean isFit(int character) {
        return !Character.isISOControl(character) && Character.getType(character) != Character.SURROGATE;
    }
}
