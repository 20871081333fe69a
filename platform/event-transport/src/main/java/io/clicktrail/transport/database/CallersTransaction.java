package io.clicktrail.transport.database;

import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;

/** The transaction that somebody else has begun. */
public final class CallersTransaction {

    private CallersTransaction() {}

    /** Fails where there is none, because what follows must be undone together with the caller's work. */
    public static Mono<Void> required() {
        return TransactionSynchronizationManager.forCurrentTransaction()
                .filter(TransactionSynchronizationManager::isActualTransactionActive)
                .switchIfEmpty(Mono.error(() -> new IllegalTransactionStateException("only inside a transaction")))
                .then();
    }
}
