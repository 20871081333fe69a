package io.clicktrail.postback.reconciliation;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.clicktrail.event.NetworkId;
import io.clicktrail.http.access.Caller;
import io.clicktrail.http.page.Cursor;
import io.clicktrail.http.page.Page;
import io.clicktrail.http.problem.ProblemException;
import io.clicktrail.postback.network.Network;
import io.clicktrail.postback.network.NetworkStore;
import io.clicktrail.postback.reconciliation.Comparison.Result;
import io.clicktrail.postback.reconciliation.Reconciliation.Draft;
import io.clicktrail.postback.reconciliation.Reconciliation.Summary;
import io.clicktrail.postback.reconciliation.ReconciliationStore.Numbered;

/** The reconciliation API: admins upload a network's statistics, analysts read what differs. */
@RestController
@RequestMapping("/api/v1/networks/{slug}/reconciliations")
class ReconciliationController {

    private static final int LARGEST_UPLOAD = 5 * 1024 * 1024;
    private static final int LARGEST_PAGE = 500;

    private final NetworkStore networks;
    private final LedgerStore ledger;
    private final ReconciliationStore reconciliations;
    private final JsonMapper json;
    private final Clock clock;

    ReconciliationController(
            NetworkStore networks,
            LedgerStore ledger,
            ReconciliationStore reconciliations,
            JsonMapper json,
            Clock clock) {
        this.networks = networks;
        this.ledger = ledger;
        this.reconciliations = reconciliations;
        this.json = json;
        this.clock = clock;
    }

    /** @param nextCursor asks for the differences that follow; absent on the last page */
    record View(
            Reconciliation reconciliation,
            List<Difference> differences,
            @Nullable String nextCursor) {}

    /** What a network calls what stands in an upload. */
    @FunctionalInterface
    private interface Reading {

        Statement of(String text, Upload upload, Network network);
    }

    /** The query says what the columns mean: {@link Upload}. */
    @PostMapping(consumes = "text/csv")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Reconciliation> csv(
            @PathVariable String slug, ServerHttpRequest request, @AuthenticationPrincipal Caller caller) {
        return reconciled(slug, request, caller, (text, upload, network) -> {
            var words = new Vocabulary(network.postback().statuses(), upload.words());
            return new StatementReader(upload.columns(), words).csv(text);
        });
    }

    /** As leads.tech tells it by sub; the query says which one. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Reconciliation> bySubid(
            @PathVariable String slug, ServerHttpRequest request, @AuthenticationPrincipal Caller caller) {
        return reconciled(slug, request, caller, (text, upload, network) -> {
            String sub = upload.columns().sub();
            return StatementReader.bySubid(tree(text), sub == null ? upload.ourSub() : sub);
        });
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JacksonException e) {
            throw new ProblemException(400, "bad_request", "the body is not well-formed JSON");
        }
    }

    private Mono<Reconciliation> reconciled(String slug, ServerHttpRequest request, Caller caller, Reading reading) {
        Upload upload = Upload.of(request.getQueryParams().toSingleValueMap());
        return network(slug)
                .flatMap(network -> bodyOf(request)
                        .publishOn(Schedulers.boundedElastic())
                        .map(text -> reading.of(text, upload, network))
                        .flatMap(statement -> compared(network.id(), upload, statement, caller))
                        .flatMap(reconciliations::add));
    }

    private Mono<Draft> compared(NetworkId network, Upload upload, Statement statement, Caller caller) {
        return ledger.told(network, upload)
                .publishOn(Schedulers.boundedElastic())
                .map(ours -> new Comparison(upload.from(), upload.to()).of(statement, ours))
                .map(result -> draft(network, upload, statement, result, caller));
    }

    private Draft draft(NetworkId network, Upload upload, Statement statement, Result result, Caller caller) {
        Summary summary = Summary.of(upload, statement, result);
        return new Draft(network, clock.instant(), caller.subject(), summary, result.differences());
    }

    private static Mono<String> bodyOf(ServerHttpRequest request) {
        return DataBufferUtils.join(DataBufferUtils.takeUntilByteCount(request.getBody(), LARGEST_UPLOAD + 1))
                .map(ReconciliationController::text)
                .defaultIfEmpty("");
    }

    /** PostgreSQL stores every character but U+0000. */
    private static String text(DataBuffer buffer) {
        try {
            if (buffer.readableByteCount() > LARGEST_UPLOAD) {
                throw new ProblemException(413, "content_too_large", "The body is too large.");
            }
            return buffer.toString(StandardCharsets.UTF_8).replace("\u0000", "");
        } finally {
            DataBufferUtils.release(buffer);
        }
    }

    /** Newest first. */
    @GetMapping
    Mono<Page<Reconciliation>> page(@PathVariable String slug, @RequestParam @Nullable String cursor) {
        return network(slug)
                .flatMap(network -> reconciliations.page(network.id(), Cursor.parse(cursor), Page.SIZE + 1))
                .map(found -> Page.of(found, ReconciliationController::cursorOf));
    }

    private static Cursor cursorOf(Reconciliation reconciliation) {
        return Cursor.of(reconciliation.madeAt(), reconciliation.id().toString());
    }

    /**
     * @param kind only differences of this kind
     * @param cursor the number with which the page begins
     */
    @GetMapping("/{id}")
    Mono<View> one(
            @PathVariable String slug,
            @PathVariable UUID id,
            @RequestParam @Nullable String kind,
            @RequestParam(defaultValue = "0") int cursor,
            @RequestParam(defaultValue = "100") int limit) {
        int most = Math.clamp(limit, 1, LARGEST_PAGE);
        return reconciliations
                .find(new NetworkId(slug), id)
                .switchIfEmpty(Mono.error(() -> new ProblemException(
                        404, "unknown_reconciliation", "The network has no reconciliation of this id.")))
                .flatMap(found -> reconciliations
                        .differences(id, kind, cursor, most + 1)
                        .map(differences -> view(found, differences, most)));
    }

    private static View view(Reconciliation found, List<Numbered> differences, int most) {
        boolean more = differences.size() > most;
        List<Difference> shown =
                differences.stream().limit(most).map(Numbered::difference).toList();
        return new View(
                found, shown, more ? Integer.toString(differences.get(most).number()) : null);
    }

    private Mono<Network> network(String slug) {
        NetworkId id = new NetworkId(slug);
        return networks.named(List.of(id))
                .flatMap(known -> Mono.justOrEmpty(known.get(id)))
                .switchIfEmpty(Mono.error(
                        () -> new ProblemException(404, "unknown_network", "There is no network of this slug.")));
    }
}
