package io.clicktrail.bot.place;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.clicktrail.bot.place.Finding.Found;
import io.clicktrail.bot.place.Finding.NoAnswer;
import io.clicktrail.bot.place.Finding.NotFound;
import io.clicktrail.event.CatalogueEvent.OfferChanged;
import io.clicktrail.event.EventId;
import io.clicktrail.event.PlaceEvent.Lack;
import io.clicktrail.event.PlaceEvent.PlaceChecked;
import io.clicktrail.transport.state.CompactedState;

/** Checks the places of all offers that are due, one after the other: Telegram is asked at a calm pace. */
final class PlaceCheckJob {

    private final CompactedState<OfferChanged> offers;
    private final PlaceStore places;
    private final PlaceClient telegram;
    private final Advice advice;
    private final MeterRegistry meters;
    private final Clock clock = Clock.systemUTC();
    private final AtomicBoolean offersChanged = new AtomicBoolean(true);

    PlaceCheckJob(
            CompactedState<OfferChanged> offers,
            PlaceStore places,
            PlaceClient telegram,
            Advice advice,
            MeterRegistry meters) {
        this.offers = offers;
        this.places = places;
        this.telegram = telegram;
        this.advice = advice;
        this.meters = meters;
        offers.onChange(() -> offersChanged.set(true));
    }

    /** Until none is due. Where Telegram does not answer it is left alone until the next run. */
    Mono<Void> run() {
        return Mono.defer(this::learnNeeds)
                .then(Mono.defer(this::checkNext)
                        .repeat()
                        .takeWhile(goOn -> goOn)
                        .then());
    }

    /** While the offers are not known yet nothing is needed, and nothing forgotten. */
    private Mono<Void> learnNeeds() {
        return offers.ready() && offersChanged.getAndSet(false)
                ? places.want(needs()).doOnError(_ -> offersChanged.set(true))
                : Mono.empty();
    }

    private Set<PlaceNeed> needs() {
        return offers.all().stream()
                .map(changed -> PlaceNeed.of(changed.offer()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private Mono<Boolean> checkNext() {
        return places.claim().flatMap(this::check).defaultIfEmpty(false);
    }

    private Mono<Boolean> check(ClaimedPlace claimed) {
        return telegram.look(claimed.need().chat()).flatMap(finding -> judged(claimed, finding));
    }

    private Mono<Boolean> judged(ClaimedPlace claimed, Finding finding) {
        return switch (finding) {
            case Found found when isDoneInDiscussion(claimed, found) -> discussed(claimed, found);
            case Found found -> note(claimed, PlaceRules.judge(claimed.need().goal(), found));
            case NotFound _ -> note(claimed, PlaceRules.judge(claimed.need().goal(), null));
            case NoAnswer _ -> noAnswer();
        };
    }

    private static boolean isDoneInDiscussion(ClaimedPlace claimed, Found found) {
        return claimed.need().goal().terms().inDiscussion()
                && found.chat().type().equals("channel");
    }

    private Mono<Boolean> discussed(ClaimedPlace claimed, Found channel) {
        Long linked = channel.linked();
        Mono<Finding> discussion = linked == null ? Mono.just(new NotFound()) : telegram.look(Long.toString(linked));
        return discussion.flatMap(finding -> switch (finding) {
            case Found found -> noteDiscussed(claimed, channel, found);
            case NotFound _ -> noteDiscussed(claimed, channel, null);
            case NoAnswer _ -> noAnswer();
        });
    }

    private Mono<Boolean> noteDiscussed(ClaimedPlace claimed, Found channel, @Nullable Found discussion) {
        return note(claimed, PlaceRules.judgeDiscussed(claimed.need().goal(), channel, discussion));
    }

    private Mono<Boolean> note(ClaimedPlace claimed, PlaceVerdict verdict) {
        Lack lack = verdict.lack();
        count(lack == null ? "well" : PlaceStore.wireName(lack));
        return places.note(claimed, checked(claimed.need(), verdict)).thenReturn(true);
    }

    private PlaceChecked checked(PlaceNeed need, PlaceVerdict verdict) {
        // To the microsecond, as the database keeps it.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new PlaceChecked(
                EventId.of(now, random.nextLong(), random.nextLong()),
                now,
                need.place(),
                need.goal(),
                verdict.chat(),
                verdict.discussion(),
                verdict.lack(),
                verdict.rights(),
                advice.on(need, verdict));
    }

    private Mono<Boolean> noAnswer() {
        count("no_answer");
        return Mono.just(false);
    }

    private void count(String outcome) {
        meters.counter("clicktrail.bot.places.checked", "outcome", outcome).increment();
    }
}
