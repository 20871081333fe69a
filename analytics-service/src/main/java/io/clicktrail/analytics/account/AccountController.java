package io.clicktrail.analytics.account;

import java.util.List;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import io.clicktrail.http.access.Role;
import io.clicktrail.http.problem.ProblemException;

/** Accounts of people: made, listed and deleted by admins. A token lives on for its hour after its account is gone. */
@RestController
@RequestMapping("/api/v1/auth/accounts")
class AccountController {

    private static final int LEAST_PASSWORD_CHARACTERS = 10;

    private final AccountStore accounts;
    private final LoginHandler logins;

    AccountController(AccountStore accounts, LoginHandler logins) {
        this.accounts = accounts;
        this.logins = logins;
    }

    /** An account that somebody wants. */
    record WantedAccount(String login, String password, Role role) {

        @Override
        public String toString() {
            return "account " + login;
        }
    }

    /** An account as it is shown. */
    record ShownAccount(String login, Role role) {}

    /** All accounts, by login. */
    record Accounts(List<ShownAccount> accounts) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ShownAccount> make(@RequestBody WantedAccount wanted) {
        if (!Account.isLogin(wanted.login())) {
            throw new ProblemException(400, "bad_request", "login has 2 to 60 characters of a-z 0-9 . _ @ -");
        }
        if (wanted.password().length() < LEAST_PASSWORD_CHARACTERS) {
            throw new ProblemException(400, "weak_password", "password has 10 characters or more");
        }
        return logins.add(wanted.login(), wanted.password(), wanted.role())
                .filter(added -> added)
                .switchIfEmpty(Mono.error(() -> new ProblemException(409, "login_taken", "This login is taken.")))
                .thenReturn(new ShownAccount(wanted.login(), wanted.role()));
    }

    @GetMapping
    Mono<Accounts> list() {
        return accounts.all()
                .map(account -> new ShownAccount(account.login(), account.role()))
                .collectList()
                .map(Accounts::new);
    }

    /** The first account stays: it would be made again at the next start. */
    @DeleteMapping("/{login}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> delete(@PathVariable String login) {
        if (login.equals(Account.FIRST)) {
            throw new ProblemException(409, "first_account", "The first account cannot be deleted.");
        }
        return accounts.delete(login)
                .filter(deleted -> deleted)
                .switchIfEmpty(Mono.error(() -> new ProblemException(404, "unknown_login", "There is no such login.")))
                .then();
    }
}
