package io.clicktrail.analytics.account;

import io.r2dbc.spi.Readable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.clicktrail.http.access.Role;
import io.clicktrail.transport.database.Column;

/** Accounts of people. */
@Component
class AccountStore {

    private final DatabaseClient database;

    AccountStore(DatabaseClient database) {
        this.database = database;
    }

    private static final String ACCOUNT_BY_LOGIN =
            "select login, password_hash, role from account where login = :login";

    Mono<Account> find(String login) {
        return database.sql(ACCOUNT_BY_LOGIN)
                .bind("login", login)
                .map(AccountStore::account)
                .one();
    }

    private static final String ACCOUNTS = "select login, password_hash, role from account order by login";

    Flux<Account> all() {
        return database.sql(ACCOUNTS).map(AccountStore::account).all();
    }

    private static final String ADD_ACCOUNT = """
            insert into account (login, password_hash, role) values (:login, :hash, :role)
                on conflict (login) do nothing
            """;

    /** Whether it was added; not where the login is taken. */
    Mono<Boolean> add(Account account) {
        return database.sql(ADD_ACCOUNT)
                .bind("login", account.login())
                .bind("hash", account.passwordHash())
                .bind("role", account.role().wireName())
                .fetch()
                .rowsUpdated()
                .map(added -> added == 1);
    }

    private static final String DELETE_ACCOUNT = "delete from account where login = :login";

    Mono<Boolean> delete(String login) {
        return database.sql(DELETE_ACCOUNT)
                .bind("login", login)
                .fetch()
                .rowsUpdated()
                .map(deleted -> deleted == 1);
    }

    private static Account account(Readable row) {
        return new Account(
                Column.of(row, "login", String.class),
                Column.of(row, "password_hash", String.class),
                Role.parse(Column.of(row, "role", String.class)));
    }
}
