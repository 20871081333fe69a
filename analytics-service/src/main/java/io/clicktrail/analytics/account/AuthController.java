package io.clicktrail.analytics.account;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import io.clicktrail.analytics.account.LoginHandler.Session;
import io.clicktrail.http.access.Caller;
import io.clicktrail.http.address.ClientAddress;
import io.clicktrail.http.address.TrustedProxies;

/** Tokens, for people with a password and for machines with a key. */
@RestController
@RequestMapping("/api/v1/auth")
class AuthController {

    private final LoginHandler logins;
    private final TrustedProxies proxies;

    AuthController(LoginHandler logins, TrustedProxies proxies) {
        this.logins = logins;
        this.proxies = proxies;
    }

    /** Who wants in. */
    record Credentials(String login, String password) {

        @Override
        public String toString() {
            return "credentials";
        }
    }

    /**
     * A token for {@code Authorization: Bearer}.
     *
     * @param expiresIn seconds
     */
    record Token(String accessToken, String tokenType, long expiresIn) {

        static Token of(Session session) {
            return new Token(session.token(), "bearer", session.lifetime().toSeconds());
        }
    }

    @PostMapping("/login")
    Mono<Token> login(@RequestBody Credentials credentials, ServerHttpRequest request) {
        String address = ClientAddress.of(request, proxies).getHostAddress();
        return logins.login(credentials.login(), credentials.password(), address)
                .map(Token::of);
    }

    /** Changes a machine's key into a token, which every service of the house understands. */
    @PostMapping("/token")
    Token token(@AuthenticationPrincipal Caller caller) {
        return Token.of(logins.session(caller));
    }
}
