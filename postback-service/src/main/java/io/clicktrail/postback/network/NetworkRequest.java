package io.clicktrail.postback.network;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import io.clicktrail.event.NetworkId;
import io.clicktrail.event.Offer.Hours;
import io.clicktrail.event.Timetable;
import io.clicktrail.http.problem.ProblemException;
import io.clicktrail.postback.address.AddressPolicy;
import io.clicktrail.postback.network.Network.Pace;

/**
 * A network as an admin writes it, and as it is stored.
 *
 * @param slug of a new network; it never changes
 * @param clickIdParameter the query parameter in which its click id comes; absent where there is a list of them
 * @param clickIdParameters the same, where there are several; the first that is there counts
 * @param subParameters from its names of sub parameters to ours
 * @param schedule when it may be called; absent: always
 * @param timeZone of its schedule and its dates; absent: UTC
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NetworkRequest(
        @Nullable String slug,
        String name,
        @Nullable String clickIdParameter,
        @Nullable List<String> clickIdParameters,
        @Nullable Map<String, String> subParameters,
        PostbackRequest postback,
        @Nullable RateLimit rateLimit,
        @Nullable Timetable schedule,
        @Nullable ZoneId timeZone) {

    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{1,120}");
    private static final Pattern PARAMETER = Pattern.compile("[A-Za-z0-9_.-]{1,40}");
    private static final String PRESETS = "presets";
    private static final int MOST_PARAMETERS = 10;
    private static final int MOST_HOURS = 50;

    /**
     * What is to be saved or tried out.
     *
     * @param longest the timeout of a call that has none of its own; a network's own may not be longer
     * @throws ProblemException naming the field that is wrong
     */
    public NetworkDraft judged(AddressPolicy policy, Duration longest) {
        NetworkDraft draft = read(template -> PostbackTemplate.judged(template, policy));
        Duration timeout = draft.postback().timeout();
        boolean possible = timeout == null || timeout.isPositive() && timeout.compareTo(longest) <= 0;
        require(possible, "postback.timeout", "an ISO 8601 duration above 0 and at most " + longest);
        return draft;
    }

    /** Reads what was judged when it was saved. */
    NetworkDraft saved() {
        return read(PostbackTemplate::saved);
    }

    private NetworkDraft read(Function<String, PostbackTemplate> templates) {
        require(NAME.matcher(name).matches(), "name", "1 to 120 characters");
        var click = new ClickParameters(clickIds(), subs());
        return new NetworkDraft(name.strip(), click, postback.read(templates), pace(), this);
    }

    private List<String> clickIds() {
        require(clickIdParameter != null || clickIdParameters != null, "click_id_parameter", "is missing");
        List<String> names =
                clickIdParameters == null ? List.of(Objects.requireNonNull(clickIdParameter)) : clickIdParameters;
        require(!names.isEmpty() && names.size() <= MOST_PARAMETERS, "click_id_parameters", "1 to 10 names");
        require(
                clickIdParameter == null || clickIdParameter.equals(names.getFirst()),
                "click_id_parameter",
                "the first of click_id_parameters");
        names.forEach(parameter ->
                require(PARAMETER.matcher(parameter).matches(), "click_id_parameter", "1 to 40 of A-Z a-z 0-9 _ . -"));
        require(names.stream().distinct().count() == names.size(), "click_id_parameters", "each name once");
        return names;
    }

    private Map<String, String> subs() {
        Map<String, String> subs = subParameters == null ? Map.of() : subParameters;
        subs.forEach((theirs, ours) -> {
            require(PARAMETER.matcher(theirs).matches(), "sub_parameters", "names are 1 to 40 of A-Z a-z 0-9 _ . -");
            require(Macro.sub(ours).isPresent(), "sub_parameters." + theirs, "sub1 to sub10");
        });
        require(subs.values().stream().distinct().count() == subs.size(), "sub_parameters", "each of ours once");
        return subs;
    }

    private Pace pace() {
        Timetable timetable = schedule == null ? Timetable.ALWAYS : schedule;
        require(
                timetable.hours().size() <= MOST_HOURS
                        && timetable.hours().stream().allMatch(NetworkRequest::makesSense),
                "schedule",
                "at most 50 entries, each with days and hours that begin before they end; 00:00 ends a day");
        require(
                rateLimit == null || rateLimit.makesSense(),
                "rate_limit",
                "a count from 1 and a time from PT1S to P1D");
        return new Pace(rateLimit, new CallingHours(timetable, timeZone == null ? ZoneOffset.UTC : timeZone));
    }

    private static boolean makesSense(Hours hours) {
        boolean ordered = hours.from().isBefore(hours.to()) || hours.to().equals(LocalTime.MIDNIGHT);
        return !hours.days().isEmpty() && ordered;
    }

    /** @throws ProblemException where it is missing or no slug */
    NetworkId id() {
        if (PRESETS.equals(slug)) {
            throw new ProblemException(400, "invalid_slug", "slug: presets are something else here");
        }
        return idOf(slug == null ? "" : slug);
    }

    public static NetworkId idOf(String slug) {
        try {
            return new NetworkId(slug);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(400, "invalid_slug", "slug: 3 to 60 characters of a-z 0-9 -");
        }
    }

    /** With that in place of what it says of postbacks. */
    NetworkRequest with(PostbackRequest other) {
        return new NetworkRequest(
                null,
                name.strip(),
                clickIdParameter,
                clickIdParameters,
                subParameters,
                other,
                rateLimit,
                schedule,
                timeZone);
    }

    static void require(boolean holds, String field, String rule) {
        if (!holds) {
            throw new ProblemException(400, "invalid_field", field + ": " + rule);
        }
    }

    /** The statuses of a map whose keys are their names. */
    static <V, W> Map<ConversionStatus, W> byStatus(Map<String, V> named, Function<V, W> read) {
        Map<ConversionStatus, W> byStatus = new EnumMap<>(ConversionStatus.class);
        named.forEach((name, value) -> byStatus.put(ConversionStatus.named(name), read.apply(value)));
        return byStatus;
    }
}
