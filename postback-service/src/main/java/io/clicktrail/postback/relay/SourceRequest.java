package io.clicktrail.postback.relay;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.CreditedSale;
import io.clicktrail.event.OfferId;
import io.clicktrail.http.problem.ProblemException;

/**
 * A source as an admin writes it.
 *
 * @param slug of a new source; it never changes
 * @param kind {@code relay} where it is not given; it never changes
 * @param enabled absent: as before, and a new source is
 * @param signingSecrets absent: as before, and of a new source none
 * @param reports {@code by_status} where it is not given
 */
record SourceRequest(
        @Nullable String slug,
        String name,
        @Nullable String kind,
        @Nullable Boolean enabled,
        @Nullable List<String> signingSecrets,
        @Nullable String reports,
        @Nullable List<OfferId> offers,
        @Nullable String currency,
        @Nullable String defaultStatus,
        @Nullable Map<String, List<String>> parameters,
        @Nullable Map<String, String> statuses) {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{2,59}");
    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{1,120}");
    private static final Pattern PARAMETER = Pattern.compile("[A-Za-z0-9_.\\[\\]-]{1,60}");
    private static final Pattern WORD = Pattern.compile("[^\\p{Cntrl}]{1,64}");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final Pattern SECRET = Pattern.compile("[\\x21-\\x7E]{16,256}");
    private static final int MOST_SECRETS = 3;
    private static final int MOST_OFFERS = 200;
    private static final int MOST_NAMES = 20;
    private static final int MOST_WORDS = 100;

    /**
     * @param before the source as it is; absent for a new one
     * @throws ProblemException naming the field that is wrong
     */
    Source judged(@Nullable Source before, Instant now) {
        require(NAME.matcher(name).matches(), "name", "1 to 120 characters");
        require(currency == null || CURRENCY.matcher(currency).matches(), "currency", "three capital letters");
        return new Source(
                before == null ? judgedSlug() : before.slug(),
                name.strip(),
                before == null ? judgedKind() : before.kind(),
                enabled == null ? before == null || before.enabled() : enabled,
                judgedSecrets(before),
                judgedReports(),
                judgedOffers(),
                currency,
                judgedDefault(),
                judgedParameters(),
                judgedStatuses(),
                before == null ? now : before.createdAt());
    }

    static boolean isSlug(String text) {
        return SLUG.matcher(text).matches();
    }

    static String slugOf(@Nullable String text) {
        require(text != null && isSlug(text), "slug", "3 to 60 characters of a-z 0-9 -");
        return text == null ? "" : text;
    }

    private String judgedSlug() {
        require(!CreditedSale.CRM.equals(slug), "slug", "crm is the name of our own");
        return slugOf(slug);
    }

    private SourceKind judgedKind() {
        return switch (kind) {
            case null -> SourceKind.RELAY;
            case "relay" -> SourceKind.RELAY;
            case "stripe" -> SourceKind.STRIPE;
            default -> throw invalid("kind", "relay or stripe");
        };
    }

    private List<String> judgedSecrets(@Nullable Source before) {
        if (signingSecrets == null) {
            return before == null ? List.of() : before.secrets();
        }
        boolean usable = signingSecrets.size() <= MOST_SECRETS
                && signingSecrets.stream()
                        .allMatch(secret -> SECRET.matcher(secret).matches());
        require(usable, "signing_secrets", "at most three, each 16 to 256 characters without spaces");
        return signingSecrets;
    }

    private Reports judgedReports() {
        Reports found = reports == null ? Reports.BY_STATUS : Reports.find(reports);
        if (found == null) {
            throw invalid("reports", "actions, purchases or by_status");
        }
        return found;
    }

    private List<OfferId> judgedOffers() {
        require(offers == null || offers.size() <= MOST_OFFERS, "offers", "at most 200");
        return offers == null ? List.of() : offers.stream().distinct().toList();
    }

    private @Nullable ReportedStatus judgedDefault() {
        return defaultStatus == null ? null : status("default_status", defaultStatus);
    }

    private Map<Field, List<String>> judgedParameters() {
        Map<Field, List<String>> judged = new EnumMap<>(Field.class);
        Map<String, List<String>> given = parameters == null ? Map.of() : parameters;
        given.forEach((field, names) -> {
            Field known = Field.find(field);
            boolean usable = known != null
                    && names.size() <= MOST_NAMES
                    && names.stream().allMatch(each -> PARAMETER.matcher(each).matches());
            require(usable, "parameters." + field, "one of our fields, with at most 20 names of parameters");
            if (known != null) {
                judged.put(known, names);
            }
        });
        return judged;
    }

    private Map<String, ReportedStatus> judgedStatuses() {
        Map<String, ReportedStatus> judged = new TreeMap<>();
        Map<String, String> given = statuses == null ? Map.of() : statuses;
        require(given.size() <= MOST_WORDS, "statuses", "at most 100 words");
        given.forEach((word, meaning) -> {
            require(WORD.matcher(word).matches(), "statuses", "words of 1 to 64 characters");
            judged.put(word.strip().toLowerCase(Locale.ROOT), status("statuses." + word, meaning));
        });
        return judged;
    }

    private static ReportedStatus status(String field, String name) {
        ReportedStatus status = ReportedStatus.named(name);
        if (status == null) {
            throw invalid(field, "lead, approved, sale, rebill, rejected, refund or chargeback");
        }
        return status;
    }

    private static void require(boolean holds, String field, String rule) {
        if (!holds) {
            throw invalid(field, rule);
        }
    }

    private static ProblemException invalid(String field, String rule) {
        return new ProblemException(400, "invalid_field", field + ": " + rule);
    }
}
