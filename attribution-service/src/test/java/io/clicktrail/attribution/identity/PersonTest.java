package io.clicktrail.attribution.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

import io.clicktrail.attribution.Events;
import io.clicktrail.attribution.credit.CreditModel;
import io.clicktrail.attribution.credit.Share;
import io.clicktrail.attribution.credit.Touch;
import io.clicktrail.event.ClickEvent.ClickRegistered;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.OfferId;

import static org.assertj.core.api.Assertions.assertThat;

/** Who a person is, over random people who share browsers, tokens, phones and addresses. */
class PersonTest {

    private static final Instant ACTED = Instant.parse("2026-03-02T10:00:00Z");
    private static final Window WINDOW = Window.before(ACTED, Duration.ofDays(30));
    private static final OfferId OFFER = OfferId.parse("sports");
    private static final int ANY_NUMBER = 1_000;

    @Property(tries = 200)
    void theTouchesOfAPersonShareExactlyOneCredit(@ForAll long seed) {
        Crowd crowd = Crowd.of(seed, OFFER, ACTED);

        for (Identity identity : crowd.identities()) {
            List<Touch> touches = follow(crowd, identity).touches(WINDOW);
            for (CreditModel model : CreditModel.ALL) {
                List<Share> shares = model.share(touches, ACTED);
                assertThat(shares.stream().mapToInt(Share::millionths).sum())
                        .isEqualTo(touches.isEmpty() ? 0 : CreditModel.MILLIONTHS);
                assertThat(shares).extracting(Share::touch).isEqualTo(touches);
            }
        }
    }

    @Property(tries = 200)
    void theOrderInWhichFactsAreHeardMakesNoDifference(@ForAll long seed) {
        Crowd crowd = Crowd.of(seed, OFFER, ACTED);
        Crowd shuffled = crowd.shuffled(new Random(seed));

        for (Identity identity : crowd.identities()) {
            assertThat(follow(shuffled, identity)).isEqualTo(follow(crowd, identity));
        }
    }

    @Property(tries = 200)
    void theTouchesAreTheClicksOfTheWindowWithinThreeHops(@ForAll long seed) {
        Crowd crowd = Crowd.of(seed, OFFER, ACTED);

        for (Identity identity : crowd.identities()) {
            Set<ClickId> expected = crowd.within(Person.MOST_HOPS, Set.of(identity), WINDOW).stream()
                    .filter(click -> WINDOW.covers(click.occurredAt()))
                    .map(ClickRegistered::click)
                    .collect(Collectors.toSet());
            assertThat(follow(crowd, identity).touches(WINDOW))
                    .extracting(Touch::click)
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    /** What is mixed among each other in time and place stays apart where no fact ties it. */
    @Property(tries = 200)
    void whoeverIsNotLinkedHasNoCredit(@ForAll long seed) {
        Crowd crowd = Crowd.of(seed, OFFER, ACTED);
        Crowd strangers = Crowd.of(seed + 1, OFFER, ACTED);
        Crowd both = crowd.and(strangers).shuffled(new Random(seed));

        for (Identity identity : crowd.identities()) {
            assertThat(follow(both, identity)).isEqualTo(follow(crowd, identity));
        }
        Set<ClickId> theirs =
                strangers.clicks().stream().map(ClickRegistered::click).collect(Collectors.toSet());
        for (Identity identity : crowd.identities()) {
            assertThat(follow(both, identity).clicks().keySet()).doesNotContainAnyElementsOf(theirs);
        }
    }

    @Property(tries = 200)
    void whatTooManyPeopleShareLinksNobody(@ForAll long seed) {
        Crowd crowd = Crowd.of(seed, OFFER, ACTED);

        for (Identity identity : crowd.identities()) {
            Person person = crowd.follow(Set.of(identity), WINDOW, 1);
            assertThat(person.crowded()).noneMatch(person.followed()::contains);
            assertThat(person.clicks().keySet())
                    .allMatch(follow(crowd, identity).clicks()::containsKey)
                    .noneMatch(click -> person.linksTo(click).isEmpty());
        }
    }

    @Test
    void theCrowdsHaveEveryLinkWaysOfThreeHopsAndNamesThatManyShare() {
        Set<Link> links = EnumSet.noneOf(Link.class);
        Map<Integer, Integer> hops = new TreeMap<>();
        int crowded = 0;
        for (long seed = 0; seed < 50; seed++) {
            Crowd crowd = Crowd.of(seed, OFFER, ACTED);
            for (Identity identity : crowd.identities()) {
                Person person = follow(crowd, identity);
                person.clicks().keySet().forEach(click -> links.addAll(person.linksTo(click)));
                hops.merge(person.hops(), 1, Integer::sum);
                crowded += crowd.follow(Set.of(identity), WINDOW, 1).crowded().size();
            }
        }
        assertThat(links).containsExactlyInAnyOrder(Link.TELEGRAM_USER, Link.VISITOR, Link.PHONE, Link.EMAIL);
        assertThat(hops).containsKeys(2, 3);
        assertThat(crowded).isGreaterThan(50);
    }

    @Test
    void aSaleKnowsTheClickItNamesAndWhoeverMadeIt() {
        Events events = new Events(new Random(1));
        ClickRegistered named = events.clickBy("anna", OFFER, ACTED.minusSeconds(60));
        ClickRegistered before = events.clickBy("anna", OFFER, ACTED.minusSeconds(600));
        ClickRegistered other = events.clickBy("boris", OFFER, ACTED.minusSeconds(600));
        Crowd crowd = new Crowd(List.of(named, before, other), List.of(), List.of());

        Person buyer = crowd.follow(Identity.ofBuyer(named.click(), null), WINDOW, ANY_NUMBER);

        assertThat(buyer.touches(WINDOW)).extracting(Touch::click).containsExactly(before.click(), named.click());
        assertThat(buyer.linksTo(named.click())).containsExactly(Link.SALE, Link.VISITOR);
        assertThat(buyer.linksTo(before.click())).containsExactly(Link.VISITOR);
        assertThat(buyer.linksTo(other.click())).isEmpty();
    }

    @Test
    void ofMoreClicksThanAreKeptTheNewestAre() {
        Events events = new Events(new Random(1));
        List<ClickRegistered> clicks = IntStream.rangeClosed(1, 1_200)
                .mapToObj(second -> events.clickBy("anna", OFFER, ACTED.minusSeconds(second)))
                .toList();
        Collection<ClickId> newest =
                clicks.stream().map(ClickRegistered::click).limit(1_000).toList();

        Person anna = new Crowd(new ArrayList<>(clicks).reversed(), List.of(), List.of())
                .follow(Set.of(Identity.visitor("anna")), WINDOW, ANY_NUMBER);

        assertThat(anna.cut()).isTrue();
        assertThat(anna.touches(WINDOW)).extracting(Touch::click).containsExactlyInAnyOrderElementsOf(newest);
        assertThat(CreditModel.ALL)
                .allSatisfy(model -> assertThat(model.share(anna.touches(WINDOW), ACTED).stream()
                                .mapToInt(Share::millionths)
                                .sum())
                        .isEqualTo(CreditModel.MILLIONTHS));
    }

    private static Person follow(Crowd crowd, Identity identity) {
        return crowd.follow(Set.of(identity), WINDOW, ANY_NUMBER);
    }
}
