package io.clicktrail.bot.sending;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Flux;

import io.clicktrail.bot.BotSettings;
import io.clicktrail.transport.BackgroundJob;

@Configuration(proxyBeanMethods = false)
class SendingConfiguration {

    // The net below the wakes: for what another replica queued, for retries, for chats that have rested.
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration COUNT = Duration.ofSeconds(15);

    @Bean
    SendLanesJob sendLanes(SendJob job, SendQueueStore queue, BotSettings settings) {
        return new SendLanesJob(IntStream.rangeClosed(1, settings.sending().lanes())
                .mapToObj(number -> lane(number, job, queue))
                .toList());
    }

    private static BackgroundJob lane(int number, SendJob job, SendQueueStore queue) {
        Flux<?> wakes = Flux.merge(Flux.interval(Duration.ZERO, POLL), queue.arrivals());
        return new BackgroundJob("sending lane " + number, wakes, job::drain);
    }

    @Bean
    BackgroundJob queueDepth(SendQueueStore queue, MeterRegistry meters) {
        AtomicLong waiting = Objects.requireNonNull(meters.gauge("clicktrail.bot.messages.waiting", new AtomicLong()));
        return BackgroundJob.every(
                COUNT,
                "counting the messages that wait",
                () -> queue.waiting().doOnNext(waiting::set).then());
    }
}
