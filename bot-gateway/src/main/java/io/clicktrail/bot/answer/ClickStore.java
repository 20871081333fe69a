package io.clicktrail.bot.answer;

import java.time.Instant;
import java.util.List;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.clicktrail.event.ClickId;

/** Which offer a click was for. */
@Component
public class ClickStore {

    private final DatabaseClient database;

    ClickStore(DatabaseClient database) {
        this.database = database;
    }

    private static final String REMEMBER = """
            insert into click_offer (click, offer)
            select click, offer
              from unnest(:clicks::text[], :offers::text[]) as made (click, offer)
             order by click collate "C"
            on conflict (click) do nothing
            """;

    /** In one statement, sorted, so that two consumers never wait for each other in a circle. */
    Mono<Void> remember(List<OfferClick> clicks) {
        if (clicks.isEmpty()) {
            return Mono.empty();
        }
        return database.sql(REMEMBER)
                .bind(
                        "clicks",
                        clicks.stream().map(click -> click.click().value()).toArray(String[]::new))
                .bind(
                        "offers",
                        clicks.stream().map(click -> click.offer().value()).toArray(String[]::new))
                .then();
    }

    private static final String FORGET_BEFORE = """
            delete from click_offer
             where click in (select click from click_offer where click < :border order by click limit :most)
            """;

    /** Forgets clicks made before a moment, at most so many; how many it were. */
    public Mono<Long> forgetBefore(Instant moment, int most) {
        return database.sql(FORGET_BEFORE)
                .bind(
                        "border",
                        ClickId.of(moment, new byte[ClickId.RANDOM_BYTES]).value())
                .bind("most", most)
                .fetch()
                .rowsUpdated();
    }
}
