package io.clicktrail.postback.relay;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.Money;
import io.clicktrail.event.OfferId;
import io.clicktrail.event.RawBody;

/** Calls, sources and messages for the pure rules. */
public final class Calls {

    public static final Instant NOW = Instant.ofEpochSecond(1_795_255_200);
    static final String SECRET = "a-secret-of-a-test-0123456789";
    static final String TOKEN = "-IaVtzGm-0123456789abcdefghijk".substring(0, 30);
    static final UUID CALL = new UUID(1, 2);

    private Calls() {}

    static IncomingCall get(String query) {
        return call("GET", RelayController.RELAY, query, Map.of(), "");
    }

    public static IncomingCall post(String body) {
        return call("POST", RelayController.RELAY, "source=advertiser", Map.of(), body);
    }

    static IncomingCall call(String method, String path, String query, Map<String, String> headers, String body) {
        return new IncomingCall(
                CALL, NOW, method, path, query, headers, RawBody.of(body.getBytes(StandardCharsets.UTF_8)));
    }

    static IncomingCall at(IncomingCall call, Instant moment) {
        return new IncomingCall(
                call.id(), moment, call.method(), call.path(), call.query(), call.headers(), call.body());
    }

    public static Source source(SourceKind kind) {
        return source(kind, Reports.BY_STATUS, "USD", Map.of(), Map.of(), "spring");
    }

    static Source source(Reports reports, String... offers) {
        return source(SourceKind.RELAY, reports, "USD", Map.of(), Map.of(), offers);
    }

    static Source source(
            SourceKind kind,
            Reports reports,
            @Nullable String currency,
            Map<Field, List<String>> parameters,
            Map<String, ReportedStatus> statuses,
            String... offers) {
        return new Source(
                "advertiser",
                "Advertiser",
                kind,
                true,
                List.of(SECRET),
                reports,
                List.of(offers).stream().map(OfferId::new).toList(),
                currency,
                null,
                parameters,
                statuses,
                NOW);
    }

    /** Of user 7 and reference t1, about the offer {@code spring}, USD 10. */
    static Message message(ReportedStatus status, @Nullable ReportKind kind) {
        return message(status, kind, "10.00");
    }

    static Message message(ReportedStatus status, @Nullable ReportKind kind, @Nullable String amount) {
        return new Message(
                List.of("t1"),
                true,
                null,
                new Subject(7L, null, null),
                status,
                kind,
                new OfferId("spring"),
                amount == null ? null : new Money(new BigDecimal(amount), "USD"),
                null,
                null,
                null,
                NOW);
    }
}
