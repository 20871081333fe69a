package io.clicktrail.bot.place;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.clicktrail.bot.BotSettings;
import io.clicktrail.bot.text.Texts;
import io.clicktrail.event.CatalogueEvent.OfferChanged;
import io.clicktrail.transport.BackgroundJob;
import io.clicktrail.transport.state.CompactedState;

@Configuration(proxyBeanMethods = false)
class PlaceConfiguration {

    @Bean
    BackgroundJob checkingPlaces(
            CompactedState<OfferChanged> offers,
            PlaceStore places,
            PlaceClient telegram,
            BotSettings settings,
            MeterRegistry meters) {
        Advice advice = new Advice(new Texts(), settings.username());
        PlaceCheckJob job = new PlaceCheckJob(offers, places, telegram, advice, meters);
        return BackgroundJob.every(settings.places().pause(), "checking the places of offers", job::run);
    }
}
