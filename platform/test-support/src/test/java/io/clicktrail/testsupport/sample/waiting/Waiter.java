package io.clicktrail.testsupport.sample.waiting;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Pure by its name, and yet it knows reactor, and waits for it. */
class Waiter {
    @Nullable
    String wait(Mono<String> answer) {
        return answer.block();
    }
}
