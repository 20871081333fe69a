package io.clicktrail.http.access;

import reactor.core.publisher.Mono;

/** Keys of machines beside the house's own {@code CLICKTRAIL_ADMIN_KEY}: a bean of the service that issues them. */
@FunctionalInterface
public interface MachineKeys {

    /** Whose key this is; empty where it is nobody's. */
    Mono<Caller> callerOf(String key);
}
