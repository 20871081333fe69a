package io.clicktrail.analytics.account;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;

import org.springframework.core.env.Environment;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import io.clicktrail.analytics.AnalyticsSettings;
import io.clicktrail.http.access.AccessTokens;
import io.clicktrail.http.access.Caller;
import io.clicktrail.http.access.Role;
import io.clicktrail.http.problem.ProblemException;
import io.clicktrail.http.secret.Secret;

/**
 * Logins with a password. Whether a name exists cannot be told from the answer, nor from how long it takes: an unknown
 * one is checked against a password that nobody has.
 */
@Component
public class LoginHandler {

    private static final int LEAST_PASSWORD_BYTES = 8;
    // More than that bcrypt does not look at.
    private static final int MOST_PASSWORD_BYTES = 72;

    // Of a random password that was thrown away.
    private static final String NOBODYS_HASH = "$2a$10$t/aoq5kYYPiYu1NmSmnqR.zFqK5WyRrOE/02uv2xj2tP4b78ktauS";

    private final AccountStore accounts;
    private final AccessTokens tokens;
    private final AnalyticsSettings.Login settings;
    private final LoginLimit limit;
    private final Clock clock;
    private final Secret firstPassword;
    private final PasswordEncoder passwords = new BCryptPasswordEncoder();
    private final AtomicBoolean firstAccountExists = new AtomicBoolean();

    LoginHandler(
            AccountStore accounts,
            AccessTokens tokens,
            AnalyticsSettings settings,
            Clock clock,
            Environment environment) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.settings = settings.login();
        this.limit = new LoginLimit(this.settings.attempts(), this.settings.window());
        this.clock = clock;
        this.firstPassword = Secret.required(environment, "ANALYTICS_ADMIN_PASSWORD", LEAST_PASSWORD_BYTES);
    }

    /** A token, and how long it is good for. */
    public record Session(String token, Duration lifetime) {

        @Override
        public String toString() {
            return "session for " + lifetime;
        }
    }

    /**
     * @param address of the client
     * @return fails with 401 {@code wrong_credentials}, or with 429 {@code too_many_attempts}
     */
    public Mono<Session> login(String login, String password, String address) {
        String name = login.strip().toLowerCase(Locale.ROOT);
        List<String> keys = List.of("login " + name, "address " + address);
        Duration wait = limit.tryNow(keys, clock.instant());
        if (wait != null) {
            return Mono.error(new ProblemException(429, "too_many_attempts", "Too many failed logins.", wait));
        }
        return (Account.isLogin(name) ? accounts.find(name) : Mono.<Account>empty())
                .defaultIfEmpty(new Account("", NOBODYS_HASH, Role.ADVERTISER))
                .flatMap(account -> checked(account, password))
                .doOnNext(_ -> limit.succeeded(keys))
                .map(this::session)
                .switchIfEmpty(Mono.error(LoginHandler::wrongCredentials));
    }

    private Mono<Account> checked(Account account, String password) {
        return Mono.fromCallable(() -> passwords.matches(cropped(password), account.passwordHash()))
                .subscribeOn(Schedulers.boundedElastic()) // bcrypt takes its time by design
                .filter(matches -> matches && !account.login().isEmpty())
                .map(_ -> account);
    }

    private Session session(Account account) {
        Caller caller = new Caller(account.login(), account.role());
        return session(caller);
    }

    /** For a caller whom a machine's key has identified. */
    Session session(Caller caller) {
        return new Session(tokens.issue(caller, clock.instant(), settings.tokenLifetime()), settings.tokenLifetime());
    }

    private static ProblemException wrongCredentials() {
        return new ProblemException(401, "wrong_credentials", "Login or password is wrong.");
    }

    /** An account with this password; the login must be free. */
    Mono<Boolean> add(String login, String password, Role role) {
        return Mono.fromCallable(() -> new Account(login, hash(password), role))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(accounts::add);
    }

    /** Makes the first account, where there is none of its name yet. */
    Mono<Void> ensureFirstAccount() {
        if (firstAccountExists.get()) {
            return Mono.empty();
        }
        String password = new String(firstPassword.bytes(), StandardCharsets.UTF_8);
        return accounts.find(Account.FIRST)
                .hasElement()
                .flatMap(exists -> exists ? Mono.just(true) : add(Account.FIRST, password, Role.ADMIN))
                .doOnNext(_ -> firstAccountExists.set(true))
                .then();
    }

    private String hash(String password) {
        String hash = passwords.encode(cropped(password));
        if (hash == null) {
            throw new IllegalStateException("bcrypt gives a hash for every password");
        }
        return hash;
    }

    private static String cropped(String password) {
        byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
        return bytes.length <= MOST_PASSWORD_BYTES
                ? password
                : new String(bytes, 0, MOST_PASSWORD_BYTES, StandardCharsets.UTF_8);
    }
}
