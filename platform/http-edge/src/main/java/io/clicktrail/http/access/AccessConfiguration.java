package io.clicktrail.http.access;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.security.autoconfigure.ReactiveUserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.reactive.ReactiveWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.AuthorizeExchangeSpec;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.WebFilterChainProxy;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.header.ReferrerPolicyServerHttpHeadersWriter.ReferrerPolicy;
import org.springframework.security.web.server.savedrequest.NoOpServerRequestCache;
import reactor.core.publisher.Mono;

import io.clicktrail.http.problem.ProblemException;
import io.clicktrail.http.secret.Secret;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

/** The one security chain of a service: stateless, closed by default, every refusal a problem. */
@AutoConfiguration(
        before = {ReactiveWebSecurityAutoConfiguration.class, ReactiveUserDetailsServiceAutoConfiguration.class})
@ConditionalOnClass({ServerHttpSecurity.class, ReactiveJwtDecoder.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
final class AccessConfiguration {

    private static final int LEAST_ADMIN_KEY_BYTES = 16;
    // Management answers on a port of its own, bound to the loopback.
    private static final String MANAGEMENT = "/actuator/**";
    private static final String API = "/api/v1/**";

    @Bean
    AccessTokens accessTokens(Environment environment) {
        return new AccessTokens(Secret.required(environment, "JWT_SIGNING_KEY", AccessTokens.LEAST_KEY_BYTES));
    }

    @Bean
    Callers callers(
            Environment environment,
            AccessTokens tokens,
            ObjectProvider<MachineKeys> machineKeys,
            @Value("${clicktrail.http.access.cookie:}") String cookie) {
        Secret adminKey = Secret.required(environment, "CLICKTRAIL_ADMIN_KEY", LEAST_ADMIN_KEY_BYTES);
        return new Callers(adminKey, tokens, machineKeys.getIfAvailable(() -> _ -> Mono.empty()), cookie);
    }

    @Bean
    SecurityWebFilterChain securityChain(
            ServerHttpSecurity http,
            Callers callers,
            ObjectProvider<OpenPaths> open,
            ObjectProvider<Grant> grants,
            @Value("${clicktrail.http.access.content-security-policy:default-src 'none'; frame-ancestors 'none'}")
                    String contentSecurityPolicy) {
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(cache -> cache.requestCache(NoOpServerRequestCache.getInstance()))
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(contentSecurityPolicy))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)))
                .exceptionHandling(
                        refusals -> refusals.authenticationEntryPoint((_, _) -> Mono.error(Callers.unauthorized()))
                                .accessDeniedHandler((_, _) -> Mono.error(forbidden())))
                .addFilterAt(new AccessFilter(callers), SecurityWebFiltersOrder.AUTHENTICATION)
                .addFilterAfter(new PlainTextFilter(), SecurityWebFiltersOrder.AUTHORIZATION)
                .authorizeExchange(paths ->
                        authorize(paths, open.stream().toList(), grants.stream().toList()))
                .build();
    }

    @Bean
    static BeanPostProcessor hotPathsPassBy(ObjectProvider<HotPaths> hot) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof WebFilterChainProxy chain
                                && hot.stream().findAny().isPresent()
                        ? new HotPathsFilter(chain, hot.stream().toList())
                        : bean;
            }
        };
    }

    /** Keeps Boot from inventing a user and printing its password. */
    @Bean
    ReactiveAuthenticationManager noPasswordsHere() {
        return _ -> Mono.error(new BadCredentialsException("callers are known by key or token"));
    }

    private static void authorize(AuthorizeExchangeSpec paths, List<OpenPaths> open, List<Grant> grants) {
        paths.pathMatchers(MANAGEMENT).permitAll();
        for (OpenPaths each : open) {
            paths.pathMatchers(each.patterns().toArray(String[]::new)).permitAll();
        }
        grants.stream()
                .collect(groupingBy(Grant::path, LinkedHashMap::new, toList()))
                .forEach((path, granted) -> paths.pathMatchers(path.method(), path.pattern())
                        .hasAnyAuthority(authorities(granted.stream().map(Grant::role))));
        String[] readers = authorities(Stream.of(Role.ANALYST));
        paths.pathMatchers(HttpMethod.GET, API).hasAnyAuthority(readers);
        paths.pathMatchers(HttpMethod.HEAD, API).hasAnyAuthority(readers);
        paths.anyExchange().hasAuthority(CallerAuthentication.authorityOf(Role.ADMIN));
    }

    /** Of these roles, and of admins in any case. */
    private static String[] authorities(Stream<Role> roles) {
        return Stream.concat(Stream.of(Role.ADMIN), roles)
                .map(CallerAuthentication::authorityOf)
                .distinct()
                .toArray(String[]::new);
    }

    private static ProblemException forbidden() {
        return new ProblemException(403, "forbidden", "These credentials do not allow this.");
    }
}
