package io.clicktrail.attribution.sale;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.clicktrail.attribution.fact.Click;
import io.clicktrail.attribution.fact.Fact;
import io.clicktrail.attribution.fact.NetworkClicks;
import io.clicktrail.attribution.fact.StartedClick;
import io.clicktrail.attribution.sale.Sale.Word;
import io.clicktrail.attribution.sale.SaleVerdict.NotClosed;
import io.clicktrail.attribution.sale.SaleVerdict.Owed;
import io.clicktrail.attribution.sale.SaleVerdict.OwedToNobody;
import io.clicktrail.attribution.sale.SaleVerdict.TakenBack;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.ClickOutcome;
import io.clicktrail.event.Offer;

/**
 * To which click a sale is owed: a function of what was told and of the clicks, whatever the order in which they came. It
 * is the click that the sale names; or the newest that its network calls so; or the last that brought the named user
 * within its offer's window. Only clicks of people who were sent on before they paid.
 */
final class SaleRules {

    private static final Duration USUAL_SETTLEMENT = Duration.ofDays(1);

    private SaleRules() {}

    static SaleVerdict decide(SaleKey sale, SaleFacts facts) {
        Optional<Sale> last = facts.told().stream()
                .filter(told -> told.key().equals(sale) && told.word() != Word.PARTLY_RETURNED)
                .max(Sale.ORDER);
        return last.map(word -> decide(word, facts)).orElseGet(NotClosed::new);
    }

    private static SaleVerdict decide(Sale last, SaleFacts facts) {
        return last.word() == Word.TAKEN_BACK
                ? new TakenBack(last.at())
                : owner(last, facts)
                        .<SaleVerdict>map(click -> owed(last, click, facts))
                        .orElseGet(() -> new OwedToNobody(last));
    }

    private static Owed owed(Sale closing, Click click, SaleFacts facts) {
        Offer offer = facts.offers().get(click.offer());
        Duration settlement = offer == null ? USUAL_SETTLEMENT : offer.settlement();
        return new Owed(closing, click, closing.heardAt().plus(settlement));
    }

    private static Optional<Click> owner(Sale closing, SaleFacts facts) {
        return Stream.of(named(closing, facts), namedByNetwork(closing, facts), ofUser(closing, facts))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Click> named(Sale closing, SaleFacts facts) {
        ClickId token = closing.named().click();
        return token == null ? Optional.empty() : facts.click(token).filter(click -> mayHaveBrought(click, closing));
    }

    private static Optional<Click> namedByNetwork(Sale closing, SaleFacts facts) {
        return facts.clicks().stream()
                .filter(click -> NetworkClicks.mayBe(click, closing.named().networkClickId(), closing.at()))
                .max(Fact.ORDER);
    }

    private static Optional<Click> ofUser(Sale closing, SaleFacts facts) {
        Long user = closing.named().user();
        return user == null
                ? Optional.empty()
                : facts.startedBy(user).stream()
                        .filter(StartedClick::bound)
                        .map(StartedClick::click)
                        .filter(Objects::nonNull)
                        .filter(click -> mayHaveBrought(click, closing) && isInWindow(click, closing, facts))
                        .max(Comparator.comparing((Click click) -> click, Fact.ORDER));
    }

    private static boolean mayHaveBrought(Click click, Sale closing) {
        return click.outcome() == ClickOutcome.ACCEPTED
                && click.bot() == null
                && !click.at().truncatedTo(ChronoUnit.SECONDS).isAfter(closing.at());
    }

    private static boolean isInWindow(Click click, Sale closing, SaleFacts facts) {
        Offer offer = facts.offers().get(click.offer());
        return offer != null && Duration.between(click.at(), closing.at()).compareTo(offer.attributionWindow()) <= 0;
    }
}
