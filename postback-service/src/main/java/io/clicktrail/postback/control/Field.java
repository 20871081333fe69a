package io.clicktrail.postback.control;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.ClickOrigin;
import io.clicktrail.event.Goal;
import io.clicktrail.postback.network.ConversionStatus;

/**
 * Something that is known of a conversion, by the name that rules have for it.
 *
 * @param words those that the field can be compared with; a word that it never holds is a slip of the writer
 */
record Field(String name, Kind kind, Predicate<String> words, Function<Evidence, @Nullable Object> value) {

    /** What the values of a field are: texts, flags, numbers, or seconds that are written as a duration. */
    enum Kind {
        TEXT,
        FLAG,
        NUMBER,
        DURATION
    }

    private static final String SAME_VISITOR = "same_visitor";
    private static final int SUBS = 10;
    private static final Pattern UTM = Pattern.compile("utm_([a-z0-9_]{1,40})");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final Set<String> DEVICES = Set.of("phone", "tablet", "desktop", "tv", "other");
    private static final Set<String> GOALS = Stream.concat(
                    Arrays.stream(Goal.values()).map(Goal::wireName), Stream.of("sale"))
            .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> STATUSES = Arrays.stream(ConversionStatus.values())
            .map(ConversionStatus::wireName)
            .collect(Collectors.toUnmodifiableSet());

    private static final Map<String, Field> NAMED = new TreeMap<>();

    static {
        text("network", any(), ofSubject(subject -> subject.network().value()));
        text("offer", any(), ofSubject(Subject::offer));
        text("goal", GOALS::contains, ofSubject(Subject::goal));
        text("status", STATUSES::contains, ofSubject(subject -> subject.status().wireName()));
        text("currency", any(), ofSubject(subject -> subject.payout().currency()));
        text("country", COUNTRY.asMatchPredicate(), ofOrigin(ClickOrigin::country));
        text("device", DEVICES::contains, ofOrigin(ClickOrigin::device));
        text("bot", any(), ofOrigin(ClickOrigin::bot));
        IntStream.rangeClosed(1, SUBS)
                .mapToObj(number -> "sub" + number)
                .forEach(sub ->
                        text(sub, any(), ofSubject(subject -> subject.subs().get(sub))));
        put(new Field("premium", Kind.FLAG, any(), ofSubject(Subject::premium)));
        put(new Field(
                "payout",
                Kind.NUMBER,
                any(),
                ofSubject(subject -> subject.payout().amount())));
        put(new Field("hour", Kind.NUMBER, any(), Field::hour));
        put(new Field(SAME_VISITOR, Kind.NUMBER, any(), Field::sameVisitor));
        put(new Field("click_to_action", Kind.DURATION, any(), ofSubject(Field::clickToAction)));
    }

    /** Null where there is no such field. */
    static @Nullable Field named(String name) {
        var utm = UTM.matcher(name);
        return utm.matches()
                ? new Field(
                        name, Kind.TEXT, any(), ofOrigin(origin -> origin.utm().get(utm.group(1))))
                : NAMED.get(name);
    }

    /** For people who have written another name. */
    static String names() {
        return String.join(", ", NAMED.keySet()) + ", utm_...";
    }

    @Nullable
    Object of(Evidence evidence) {
        return value.apply(evidence);
    }

    boolean asksForVisitors() {
        return name.equals(SAME_VISITOR);
    }

    private static BigDecimal hour(Evidence evidence) {
        return BigDecimal.valueOf(
                evidence.subject().actedAt().atZone(evidence.zone()).getHour());
    }

    private static @Nullable BigDecimal sameVisitor(Evidence evidence) {
        return evidence.subject().visitor() == null ? null : BigDecimal.valueOf(evidence.sameVisitor());
    }

    private static @Nullable BigDecimal clickToAction(Subject subject) {
        return subject.clickedAt() == null
                ? null
                : BigDecimal.valueOf(
                        Duration.between(subject.clickedAt(), subject.actedAt()).toMillis(), 3);
    }

    private static Function<Evidence, @Nullable Object> ofSubject(Function<Subject, @Nullable Object> value) {
        return evidence -> value.apply(evidence.subject());
    }

    private static Function<Evidence, @Nullable Object> ofOrigin(Function<ClickOrigin, @Nullable String> value) {
        return evidence -> {
            ClickOrigin origin = evidence.subject().origin();
            return origin == null ? null : value.apply(origin);
        };
    }

    private static Predicate<String> any() {
        return word -> true;
    }

    private static void text(String name, Predicate<String> words, Function<Evidence, @Nullable Object> value) {
        put(new Field(name, Kind.TEXT, words, value));
    }

    private static void put(Field field) {
        NAMED.put(field.name(), field);
    }
}
