package io.clicktrail.http.access;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

import io.clicktrail.http.secret.Secret;

/**
 * The house's JWTs: HS256 and nothing else, with issuer, audience, subject, role and an end. One key signs and checks
 * them in all services, so that none has to ask another.
 */
public final class AccessTokens {

    /** HS256 wants a key as long as its hash (RFC 7518, 3.2). */
    static final int LEAST_KEY_BYTES = 32;

    private static final String ISSUER = "clicktrail";
    private static final String AUDIENCE = "clicktrail-api";
    private static final String ROLE = "role";
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(30);

    private final JwtEncoder encoder;
    private final ReactiveJwtDecoder decoder;

    AccessTokens(Secret signingKey) {
        SecretKey key = new SecretKeySpec(signingKey.bytes(), "HmacSHA256");
        this.encoder = NimbusJwtEncoder.withSecretKey(key)
                .algorithm(MacAlgorithm.HS256)
                .build();
        NimbusReactiveJwtDecoder nimbus = NimbusReactiveJwtDecoder.withSecretKey(key)
                .macAlgorithm(MacAlgorithm.HS256)
                .build();
        nimbus.setJwtValidator(rules());
        this.decoder = nimbus;
    }

    /** A token that says who the caller is, from now on for so long. */
    public String issue(Caller caller, Instant now, Duration lifetime) {
        JwsHeader header = JwsHeader.with(MacAlgorithm.HS256).type("JWT").build();
        JwtClaimsSet claims = JwtClaimsSet.builder()
                .issuer(ISSUER)
                .audience(List.of(AUDIENCE))
                .subject(caller.subject())
                .claim(ROLE, caller.role().wireName())
                .issuedAt(now)
                .expiresAt(now.plus(lifetime))
                .build();
        return encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
    }

    /** Whose token this is; empty where it is not one of ours, or not valid any more. */
    public Mono<Caller> callerOf(String token) {
        return decoder.decode(token)
                .flatMap(AccessTokens::callerOf)
                .onErrorResume(JwtException.class, _ -> Mono.empty());
    }

    private static Mono<Caller> callerOf(Jwt jwt) {
        Role role = Role.find(jwt.getClaimAsString(ROLE));
        String subject = jwt.getSubject();
        return role == null || subject == null ? Mono.empty() : Mono.just(new Caller(subject, role));
    }

    private static OAuth2TokenValidator<Jwt> rules() {
        JwtTimestampValidator time = new JwtTimestampValidator(CLOCK_SKEW);
        time.setAllowEmptyExpiryClaim(false);
        return new DelegatingOAuth2TokenValidator<>(
                time, new JwtIssuerValidator(ISSUER), new JwtAudienceValidator(AUDIENCE), JwtTypeValidator.jwt());
    }
}
