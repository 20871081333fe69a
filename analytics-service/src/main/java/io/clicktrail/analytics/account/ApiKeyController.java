package io.clicktrail.analytics.account;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import io.clicktrail.analytics.intake.Dimensions;
import io.clicktrail.http.access.Caller;
import io.clicktrail.http.access.Role;
import io.clicktrail.http.problem.ProblemException;

/** Keys of machines: made, listed and revoked by admins. */
@RestController
@RequestMapping("/api/v1/auth/keys")
class ApiKeyController {

    private final ApiKeyStore keys;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ApiKeyController(ApiKeyStore keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** A key that somebody wants. */
    record WantedKey(String name, Role role) {}

    /**
     * A key as it is shown.
     *
     * @param key the key itself, only in the answer that makes it
     */
    record ShownKey(
            UUID id,
            String name,
            Role role,
            String createdBy,
            Instant createdAt,
            @Nullable Instant revokedAt,
            @Nullable String key) {

        static ShownKey of(ApiKey key, @Nullable String text) {
            return new ShownKey(
                    key.id(), key.name(), key.role(), key.createdBy(), key.createdAt(), key.revokedAt(), text);
        }

        @Override
        public String toString() {
            return "key " + name;
        }
    }

    /** All keys, revoked ones included, oldest first. */
    record Keys(List<ShownKey> keys) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ShownKey> make(@RequestBody WantedKey wanted, @AuthenticationPrincipal Caller caller) {
        String name = Dimensions.label(wanted.name());
        if (name.isEmpty()) {
            throw new ProblemException(400, "bad_request", "name is not empty");
        }
        byte[] bytes = new byte[ApiKey.RANDOM_BYTES];
        random.nextBytes(bytes);
        String text = ApiKey.text(bytes);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        ApiKey key = new ApiKey(UUID.randomUUID(), name, wanted.role(), caller.subject(), now, null);
        return keys.add(key, ApiKey.hash(text)).thenReturn(ShownKey.of(key, text));
    }

    @GetMapping
    Mono<Keys> list() {
        return keys.all().map(key -> ShownKey.of(key, null)).collectList().map(Keys::new);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> revoke(@PathVariable UUID id) {
        return keys.revoke(id)
                .filter(found -> found)
                .switchIfEmpty(Mono.error(() -> new ProblemException(404, "unknown_key", "There is no such key.")))
                .then();
    }
}
