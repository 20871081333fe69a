package io.clicktrail.bot.place;

import java.util.List;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Shows how the places of the offers stand, those that lack something first. */
@RestController
class PlaceController {

    private static final int MOST = 1_000;

    private final PlaceStore places;

    PlaceController(PlaceStore places) {
        this.places = places;
    }

    /** At most a thousand. */
    record Places(List<CheckedPlace> places) {}

    @GetMapping("/api/v1/bot/places")
    Mono<Places> list() {
        return places.all(MOST).collectList().map(Places::new);
    }
}
