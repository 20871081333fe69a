package io.clicktrail.postback.relay;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.clicktrail.http.problem.ProblemException;

/**
 * Finds out whose a call is. Who cannot prove it is told the same whether the source is there or not; that a copy is too
 * old is told only to whoever has signed it.
 */
@Component
public class CallerHandler {

    private final SourceStore sources;
    private final MeterRegistry meters;

    CallerHandler(SourceStore sources, MeterRegistry meters) {
        this.sources = sources;
        this.meters = meters;
    }

    /** @param once what makes the call the same when it is sent again; absent where that cannot be told */
    record Authentic(Source source, @Nullable String once) {}

    /** The source of a call; fails with 401 where it is not proved. */
    Mono<Authentic> authentic(IncomingCall call) {
        return switch (Claim.of(call)) {
            case Claim.Nobody() -> refuse("unsigned", "Sign the call, or send an API key.");
            case Claim.Keyed keyed -> ofKey(keyed);
            case Claim.Signed signed ->
                sources.find(signed.source())
                        .filter(source -> source.kind() == SourceKind.RELAY)
                        .flatMap(source -> ofSignature(source, call, signed))
                        .switchIfEmpty(Mono.defer(this::refuseSignature));
        };
    }

    /** Whose key it is; of the purchases API, which takes nothing else. */
    Mono<Authentic> ofKeyAlone(IncomingCall call) {
        return Claim.of(call) instanceof Claim.Keyed keyed
                ? ofKey(keyed)
                : refuse("unsigned", "Send the API key of a source in X-Api-Key.");
    }

    private Mono<Authentic> ofKey(Claim.Keyed keyed) {
        return sources.ofKey(Digest.sha256(keyed.key()))
                .filter(source -> source.kind() == SourceKind.RELAY)
                .filter(source -> keyed.source() == null || keyed.source().equals(source.slug()))
                .flatMap(CallerHandler::enabled)
                .map(source -> new Authentic(source, null))
                .switchIfEmpty(Mono.defer(() -> refuse("unknown_key", "This is the API key of no source.")));
    }

    private Mono<Authentic> ofSignature(Source source, IncomingCall call, Claim.Signed signed) {
        Authenticity authenticity = RelaySignature.verify(call, signed, source.secrets());
        return proved(source, authenticity, call)
                .map(proved -> new Authentic(proved, RelaySignature.identity(call, signed)));
    }

    /** The source again, where the signature proves that the call is its own; fails with 401 otherwise. */
    public Mono<Source> proved(Source source, Authenticity authenticity, IncomingCall call) {
        return switch (authenticity) {
            case AUTHENTIC -> enabled(source);
            case FORGED ->
                sources.refused(source.slug(), "invalid_signature", call.receivedAt())
                        .then(refuseSignature());
            case STALE ->
                sources.refused(source.slug(), "stale_signature", call.receivedAt())
                        .then(refuse("stale_signature", "The timestamp is more than 300 s from now."));
        };
    }

    /** 401, as for everybody whose signature is wrong. */
    public <T> Mono<T> refuseSignature() {
        return refuse("invalid_signature", "The signature is not that of this call and source.");
    }

    private static Mono<Source> enabled(Source source) {
        return source.enabled()
                ? Mono.just(source)
                : Mono.error(new ProblemException(403, "source_disabled", "This source is disabled."));
    }

    private <T> Mono<T> refuse(String code, String detail) {
        meters.counter("clicktrail.relay.unauthorized", "reason", code).increment();
        return Mono.error(new ProblemException(401, code, detail));
    }
}
