package io.clicktrail.testsupport.sample.asking;

import reactor.core.publisher.Mono;

/** Asks for both at the same time. */
class HastyStore {

    Mono<Integer> sum(Mono<Integer> one, Mono<Integer> other) {
        return Mono.zip(one, other, Integer::sum);
    }
}
