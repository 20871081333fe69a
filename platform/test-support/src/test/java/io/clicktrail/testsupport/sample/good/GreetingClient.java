package io.clicktrail.testsupport.sample.good;

import reactor.core.publisher.Mono;

/** Its badge lets it touch the world, and it does not wait for it. */
class GreetingClient {
    Mono<Greeting> greet(String name) {
        return Mono.just(new Greeting("hello", name));
    }

    record Greeting(String word, String name) {}
}
