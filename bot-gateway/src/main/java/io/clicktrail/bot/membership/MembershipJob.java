package io.clicktrail.bot.membership;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ThreadLocalRandom;

import io.micrometer.core.instrument.MeterRegistry;
import reactor.core.publisher.Mono;

import io.clicktrail.bot.BotSettings;
import io.clicktrail.bot.membership.Membership.Hidden;
import io.clicktrail.bot.membership.Membership.Known;
import io.clicktrail.bot.membership.Membership.NoAnswer;
import io.clicktrail.bot.text.Texts;
import io.clicktrail.event.CatalogueEvent.OfferChanged;
import io.clicktrail.event.EventId;
import io.clicktrail.event.GoalTerms.Proof;
import io.clicktrail.event.Offer;
import io.clicktrail.event.TelegramEvent.MembershipChecked;
import io.clicktrail.transport.state.CompactedState;

/** Asks Telegram one question after the other. */
final class MembershipJob {

    private static final String UNSEEN = "check.unseen";

    private final CompactedState<OfferChanged> offers;
    private final MembershipStore questions;
    private final MembershipClient telegram;
    private final BotSettings.Memberships settings;
    private final Texts texts = new Texts();
    private final RecentAnswers recent;
    private final MeterRegistry meters;
    private final Clock clock = Clock.systemUTC();

    MembershipJob(
            CompactedState<OfferChanged> offers,
            MembershipStore questions,
            MembershipClient telegram,
            BotSettings.Memberships settings,
            MeterRegistry meters) {
        this.offers = offers;
        this.questions = questions;
        this.telegram = telegram;
        this.settings = settings;
        this.recent = new RecentAnswers(settings.remembered());
        this.meters = meters;
    }

    /** Until none is due. While the offers are not known yet all wait. */
    Mono<Void> run() {
        return Mono.defer(() -> offers.ready() ? next() : Mono.just(false))
                .repeat()
                .takeWhile(goOn -> goOn)
                .then();
    }

    private Mono<Boolean> next() {
        return questions.claim().flatMap(this::settle).defaultIfEmpty(false);
    }

    private Mono<Boolean> settle(Question question) {
        OfferChanged changed = offers.find(question.offer().value());
        if (changed == null || !changed.offer().goal().terms().proofs().contains(Proof.MEMBERSHIP)) {
            return drop(question, UNSEEN);
        }
        Instant actedAt = question.actedAt();
        return actedAt == null
                ? settlePressed(question, changed.offer().place())
                : settleHeld(question, actedAt, changed.offer());
    }

    private Mono<Boolean> settlePressed(Question question, String place) {
        Boolean known = recent.find(question.user(), place, clock.instant());
        return known == null ? ask(question, place) : drop(question, wordsFor(known));
    }

    /** Shortly before the hold ends, and as long as a leave still takes the credit back. */
    private Mono<Boolean> settleHeld(Question question, Instant actedAt, Offer offer) {
        Instant now = clock.instant();
        Instant ends = actedAt.plus(offer.hold());
        Instant askAt = ends.minus(settings.beforeHoldEnds());
        if (!askAt.isAfter(actedAt) || ends.plus(offer.clawback()).isBefore(now)) {
            return drop(question, UNSEEN);
        }
        return askAt.isAfter(now) ? questions.postpone(question, askAt).thenReturn(true) : ask(question, offer.place());
    }

    private Mono<Boolean> ask(Question question, String place) {
        return telegram.look(place, question.user())
                .flatMap(membership -> settle(question, place, membership))
                .delayElement(Duration.ofSeconds(1).dividedBy(settings.perSecond()));
    }

    private Mono<Boolean> settle(Question question, String place, Membership membership) {
        return switch (membership) {
            case Known known -> settle(question, place, known);
            case Hidden _ -> drop(question, UNSEEN).doOnNext(_ -> count("hidden"));
            case NoAnswer _ -> Mono.just(false).doOnNext(_ -> count("no_answer"));
        };
    }

    private Mono<Boolean> settle(Question question, String place, Known known) {
        Instant now = precise(clock.instant());
        recent.add(question.user(), place, known.member(), now);
        count(known.member() ? "member" : "outside");
        return questions
                .answer(question, checked(known, now))
                .then(Mono.defer(() -> tell(question, wordsFor(known.member()))))
                .thenReturn(true);
    }

    /** To the microsecond, as the database keeps it. */
    static Instant precise(Instant now) {
        return now.truncatedTo(ChronoUnit.MICROS);
    }

    static MembershipChecked checked(Known known, Instant now) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        EventId id = EventId.of(now, random.nextLong(), random.nextLong());
        return new MembershipChecked(id, now, known.user(), known.chat(), known.member());
    }

    private Mono<Boolean> drop(Question question, String words) {
        return questions
                .drop(question)
                .then(Mono.defer(() -> tell(question, words)))
                .thenReturn(true);
    }

    private Mono<Void> tell(Question question, String words) {
        String callback = question.callback();
        return callback == null ? Mono.empty() : telegram.tell(callback, texts.say(question.language(), words));
    }

    private static String wordsFor(boolean member) {
        return member ? "check.member" : "check.outside";
    }

    private void count(String finding) {
        meters.counter("clicktrail.bot.memberships.checked", "finding", finding).increment();
    }
}
