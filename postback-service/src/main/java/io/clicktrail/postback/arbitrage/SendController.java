package io.clicktrail.postback.arbitrage;

import java.net.InetAddress;
import java.time.Clock;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.clicktrail.http.address.ClientAddress;
import io.clicktrail.http.address.TrustedProxies;
import io.clicktrail.http.flood.Flood;
import io.clicktrail.http.problem.ProblemException;
import io.clicktrail.postback.arbitrage.StoredSend.KeyReused;
import io.clicktrail.postback.arbitrage.StoredSend.New;
import io.clicktrail.postback.arbitrage.StoredSend.Repeat;
import io.clicktrail.postback.arbitrage.VisitReader.Caller;

/** Where browsers report visits. Anybody may call it, so nothing of what they say is taken for granted. */
@RestController
class SendController {

    static final String PATH = "/api/arbitrage/send-to-leads-tech";
    static final String PATH_WITH_SLASH = PATH + "/";

    private static final Logger log = LoggerFactory.getLogger(SendController.class);
    private static final int LARGEST_BODY = 32 * 1024;

    private final VisitReader reader;
    private final TargetStore targets;
    private final SendStore sends;
    private final SendJob job;
    private final ArbitrageSettings settings;
    private final TrustedProxies proxies;
    private final Flood flood;
    private final JsonMapper json;
    private final Clock clock;

    SendController(
            VisitReader reader,
            TargetStore targets,
            SendStore sends,
            SendJob job,
            ArbitrageSettings settings,
            TrustedProxies proxies,
            Flood flood,
            JsonMapper json,
            Clock clock) {
        this.reader = reader;
        this.targets = targets;
        this.sends = sends;
        this.job = job;
        this.settings = settings;
        this.proxies = proxies;
        this.flood = flood;
        this.json = json;
        this.clock = clock;
    }

    /** A report: read, planned, stored, sent, answered. JSON only, so that no foreign page can send one unasked. */
    @PostMapping(
            path = {PATH, PATH_WITH_SLASH},
            consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<SendAnswer>> send(ServerHttpRequest request) {
        InetAddress address = ClientAddress.of(request, proxies);
        requireHumanPace(address);
        HttpHeaders headers = request.getHeaders();
        return DataBufferUtils.join(request.getBody(), LARGEST_BODY)
                .map(this::json)
                .flatMap(body -> planned(body, callerOf(address, headers)))
                .flatMap(send -> stored(send, headers.getFirst("Idempotency-Key")))
                .flatMap(this::sent)
                .map(sent -> answer(sent, headers.getFirst(HttpHeaders.ACCEPT_LANGUAGE)))
                .switchIfEmpty(Mono.error(SendController::noJson));
    }

    private void requireHumanPace(InetAddress address) {
        if (flood.of(address, PATH, clock.instant()) == Flood.Pace.ATTACK) {
            throw new ProblemException(
                    429, "too_many_requests", "Far more reports than people make; come again later.", Flood.WINDOW);
        }
    }

    private static Caller callerOf(InetAddress address, HttpHeaders headers) {
        return new Caller(
                address.getHostAddress(),
                headers.getFirst(HttpHeaders.USER_AGENT),
                headers.getFirst(HttpHeaders.REFERER));
    }

    private JsonNode json(DataBuffer body) {
        byte[] bytes = new byte[body.readableByteCount()];
        body.read(bytes);
        DataBufferUtils.release(body);
        try {
            return json.readTree(bytes);
        } catch (JacksonException e) {
            throw noJson();
        }
    }

    private static ProblemException noJson() {
        return new ProblemException(400, "bad_request", "the body is not well-formed JSON");
    }

    private Mono<PlannedSend> planned(JsonNode body, Caller caller) {
        Visit visit = reader.read(body, caller, clock.instant());
        String target = Objects.requireNonNullElse(VisitReader.target(body), settings.defaultTarget());
        return targets.find(target)
                .map(found ->
                        new PlannedSend(visit, found.slug(), found.template().callFor(visit)))
                .switchIfEmpty(Mono.error(TargetController::unknown));
    }

    /** A report that has been stored. */
    private record Kept(PlannedSend send, long trackingId) {}

    private Mono<Kept> stored(PlannedSend send, @Nullable String idempotencyKey) {
        RequestKey key = RequestKey.of(idempotencyKey, send, settings.repeatWindow());
        return sends.add(send, key, clock.instant()).map(stored -> kept(send, stored));
    }

    private static Kept kept(PlannedSend send, StoredSend stored) {
        return switch (stored) {
            case New(long id) -> {
                log.info(
                        "saved as {}, to be sent to {}: {}, left out {}",
                        id,
                        send.target(),
                        send.call().masked(),
                        send.call().dropped());
                yield new Kept(send, id);
            }
            case Repeat(long id) -> {
                log.info("a repeat of {}, nothing is sent", id);
                yield new Kept(send, id);
            }
            case KeyReused() ->
                throw new ProblemException(
                        422, "idempotency_key_reused", "This Idempotency-Key belongs to another report.");
        };
    }

    /** A report and how far its send is when the caller is answered. */
    private record Sent(Kept kept, SendState state) {}

    private Mono<Sent> sent(Kept kept) {
        Mono<SendState> state = sends.state(kept.trackingId());
        return state.filter(SendState::isUntried)
                .flatMap(untried -> job.attempted(kept.trackingId()).then(state))
                .switchIfEmpty(state)
                .map(reached -> new Sent(kept, reached));
    }

    /** 200 where the tracker has it, 202 where we have it and the tracker has not. */
    private static ResponseEntity<SendAnswer> answer(Sent sent, @Nullable String acceptLanguage) {
        SendAnswer answer = SendAnswer.of(sent.kept().send(), sent.kept().trackingId(), sent.state(), acceptLanguage);
        return ResponseEntity.status(answer.success() ? 200 : 202).body(answer);
    }
}
