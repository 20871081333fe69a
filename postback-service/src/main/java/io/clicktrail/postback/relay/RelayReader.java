package io.clicktrail.postback.relay;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.ClickId;
import io.clicktrail.event.Money;
import io.clicktrail.event.OfferId;

/** Reads what sources tell in parameters of their own choice. */
final class RelayReader implements CallReader {

    static final String PURCHASES = "/api/v1/purchases";
    static final String IDEMPOTENCY_KEY = "idempotency-key";

    private static final Pattern AMOUNT = Pattern.compile("\\d{1,18}([.,]\\d{1,6})?");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
    private static final int LONGEST_REFERENCE = 200;
    private static final int LONGEST_TEXT = 300;
    private static final Duration OLDEST = Duration.ofDays(90);
    private static final Set<String> YES = Set.of("1", "true", "yes");

    @Override
    public SourceKind kind() {
        return SourceKind.RELAY;
    }

    @Override
    public Reading read(Source source, IncomingCall call) {
        Parameters parameters = Parameters.of(call);
        if (parameters == null) {
            return new Reading.Mute(Reason.MALFORMED);
        }
        boolean purchase = call.path().startsWith(PURCHASES);
        return new Draft(purchase ? source.tellingOfPurchases() : source, call, parameters, purchase).reading();
    }

    /** One call on its way to a reading. */
    private record Draft(Source source, IncomingCall call, Parameters parameters, boolean purchase) {

        Reading reading() {
            String word = text(Field.STATUS);
            ReportedStatus status =
                    word == null ? source.defaultStatus() : ReportedStatus.meaning(word, source.statuses());
            if (status == null) {
                return word == null ? new Reading.Mute(Reason.NO_STATUS) : new Reading.Unmapped(cropped(word));
            }
            Reason flaw = flaw(status);
            return flaw == null ? understood(status) : new Reading.Mute(flaw);
        }

        private @Nullable Reason flaw(ReportedStatus status) {
            String reference = ownReference();
            String amount = text(Field.AMOUNT);
            String currency = currency();
            if (reference == null && subject().isNobody()) {
                return Reason.NO_SUBJECT;
            }
            if (reference != null && reference.length() > LONGEST_REFERENCE) {
                return Reason.BAD_REFERENCE;
            }
            if (amount != null && !AMOUNT.matcher(amount).matches()) {
                return Reason.BAD_AMOUNT;
            }
            if (amount != null && currency == null) {
                return Reason.NO_CURRENCY;
            }
            if (currency != null && !CURRENCY.matcher(currency).matches()) {
                return Reason.BAD_CURRENCY;
            }
            boolean ofAnAction = source.reports().kindOf(status) == ReportKind.ACTION;
            return ofAnAction && isOfAnotherOffer() ? Reason.OFFER_NOT_ALLOWED : null;
        }

        private Reading understood(ReportedStatus status) {
            String reference = ownReference();
            String fallback = purchase ? "call-" + call.id() : derivedReference();
            return new Reading.Understood(new Message(
                    List.of(reference == null ? fallback : reference),
                    reference != null,
                    null,
                    subject(),
                    status,
                    source.reports().kindOf(status),
                    offer(),
                    amount(),
                    premium(),
                    croppedOrNull(text(Field.PRODUCT_ID)),
                    croppedOrNull(text(Field.PRODUCT_NAME)),
                    occurredAt()));
        }

        private @Nullable String ownReference() {
            String reference = text(Field.REFERENCE);
            String idempotencyKey = purchase ? call.header(IDEMPOTENCY_KEY) : null;
            return reference != null || idempotencyKey == null ? reference : "key-" + idempotencyKey;
        }

        /**
         * Of a sender that numbers nothing: the same person and offer are the same thing. No day in it, or what is repeated
         * after midnight would be paid twice.
         */
        private String derivedReference() {
            Subject whom = subject();
            String click = whom.click() == null ? "" : whom.click().value();
            String network = whom.networkClickId() == null ? "" : whom.networkClickId();
            String user = whom.user() == null ? "" : whom.user().toString();
            String who = !click.isEmpty() ? "click " + click : network.isEmpty() ? "user " + user : "uid " + network;
            OfferId offer = offer();
            return "auto-"
                    + Digest.sha256(who, offer == null ? "" : offer.value()).substring(0, 32);
        }

        private Subject subject() {
            String user = text(Field.USER);
            ClickId click = null;
            String networkClickId = null;
            for (String name : source.namesOf(Field.CLICK)) {
                String value = parameters.first(List.of(name));
                ClickId token = ClickId.find(value);
                click = click == null ? token : click;
                boolean foreign = value != null && token == null && value.length() <= LONGEST_TEXT;
                networkClickId = networkClickId == null && foreign ? value : networkClickId;
            }
            boolean isUser = user != null && NUMBER.matcher(user).matches();
            return new Subject(isUser ? Long.valueOf(user) : null, click, networkClickId);
        }

        /** The offer it names, if the source may; the sole one where it names none. */
        private @Nullable OfferId offer() {
            String named = text(Field.OFFER);
            if (named == null) {
                return source.offers().size() == 1 ? source.offers().getFirst() : null;
            }
            return source.offers().stream()
                    .filter(offer -> offer.value().equals(named))
                    .findFirst()
                    .orElse(null);
        }

        private boolean isOfAnotherOffer() {
            return text(Field.OFFER) != null && offer() == null;
        }

        private @Nullable Money amount() {
            String amount = text(Field.AMOUNT);
            String currency = currency();
            return amount == null || currency == null
                    ? null
                    : new Money(new BigDecimal(amount.replace(',', '.')), currency);
        }

        private @Nullable String currency() {
            String currency = text(Field.CURRENCY);
            return currency == null ? source.currency() : currency.toUpperCase(Locale.ROOT);
        }

        private @Nullable Boolean premium() {
            String premium = text(Field.PREMIUM);
            return premium == null ? null : YES.contains(premium.toLowerCase(Locale.ROOT));
        }

        /** As the source tells it, where that can be: not in the future, and not long ago. */
        private Instant occurredAt() {
            String text = text(Field.OCCURRED_AT);
            Instant told = text == null ? null : instant(text);
            boolean possible = told != null
                    && !told.isAfter(call.receivedAt())
                    && told.isAfter(call.receivedAt().minus(OLDEST));
            return possible && told != null ? told : call.receivedAt();
        }

        private @Nullable String text(Field field) {
            return parameters.first(source.namesOf(field));
        }
    }

    private static @Nullable Instant instant(String text) {
        try {
            return NUMBER.matcher(text).matches() && text.length() < 12
                    ? Instant.ofEpochSecond(Long.parseLong(text))
                    : Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable String croppedOrNull(@Nullable String text) {
        return text == null ? null : cropped(text);
    }

    private static String cropped(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }
}
