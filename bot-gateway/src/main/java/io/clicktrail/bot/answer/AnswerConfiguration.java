package io.clicktrail.bot.answer;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import reactor.core.publisher.Flux;

import io.clicktrail.bot.BotSettings;
import io.clicktrail.bot.sending.SendQueueStore;
import io.clicktrail.bot.text.Texts;
import io.clicktrail.event.CatalogueEvent.OfferChanged;
import io.clicktrail.event.Offer;
import io.clicktrail.event.OfferId;
import io.clicktrail.event.ShareLinks;
import io.clicktrail.event.Topic;
import io.clicktrail.http.secret.Secret;
import io.clicktrail.transport.BackgroundJob;
import io.clicktrail.transport.state.CompactedState;
import io.clicktrail.transport.state.CompactedStates;

@Configuration(proxyBeanMethods = false)
class AnswerConfiguration {

    private static final int SHORTEST_KEY = 16;
    // The net below the wakes: for starts that are overdue, and those whose click was committed at the same moment.
    private static final Duration POLL = Duration.ofMillis(500);

    @Bean
    CompactedState<OfferChanged> offers(CompactedStates states) {
        return states.open(Topic.OFFERS, OfferChanged.class);
    }

    @Bean
    ShareLinks shareLinks(BotSettings settings, Environment environment) {
        byte[] key =
                Secret.required(environment, "SHARE_LINK_KEY", SHORTEST_KEY).bytes();
        return new ShareLinks(settings.publicBaseUrl().toString(), key);
    }

    @Bean
    StartAnswers startAnswers(CompactedState<OfferChanged> offers, ShareLinks links) {
        return new StartAnswers(id -> offerIn(offers, id), links, new Texts());
    }

    @Bean
    BackgroundJob answering(StartStore starts, StartAnswers answers, SendQueueStore queue) {
        Flux<?> wakes = Flux.merge(Flux.interval(Duration.ZERO, POLL), starts.arrivals());
        return new BackgroundJob(
                "answering starts",
                wakes,
                () -> starts.answer(answers::to)
                        .repeat()
                        .takeWhile(answered -> answered > 0)
                        .doOnNext(_ -> queue.announce())
                        .then());
    }

    private static @Nullable Offer offerIn(CompactedState<OfferChanged> offers, OfferId id) {
        OfferChanged changed = offers.find(id.value());
        return changed == null ? null : changed.offer();
    }
}
