package io.clicktrail.attribution.whatif;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import io.clicktrail.attribution.credit.CreditModel;
import io.clicktrail.attribution.credit.Share;
import io.clicktrail.attribution.credit.Touch;
import io.clicktrail.attribution.decision.AttributionRules;
import io.clicktrail.attribution.decision.Payers;
import io.clicktrail.attribution.decision.Verdict;
import io.clicktrail.attribution.decision.Verdict.Credit;
import io.clicktrail.attribution.fact.Click;
import io.clicktrail.attribution.fact.PersonFacts;
import io.clicktrail.attribution.fact.StartedClick;
import io.clicktrail.attribution.whatif.Award.Owned;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.ConversionId;
import io.clicktrail.event.Money;
import io.clicktrail.event.NetworkId;
import io.clicktrail.event.Offer;

/** What one person's actions earn, and for whom. */
final class Awards {

    private static final int MILLIONTHS_DIGITS = 6;

    private Awards() {}

    /** Those of whoever did not leave too early, in the order of their actions. */
    static Map<ConversionId, Award> of(PersonFacts person, List<Offer> offers, Rules rules) {
        Map<ConversionId, Award> awards = new LinkedHashMap<>();
        for (Verdict verdict : AttributionRules.decide(person, Payers.unmetered(offers))) {
            if (verdict instanceof Credit credit && isKept(credit)) {
                awards.put(credit.conversion(), award(credit, person, rules));
            }
        }
        return awards;
    }

    private static boolean isKept(Credit credit) {
        Offer offer = credit.offer();
        Instant left = credit.leftAt();
        Instant keptFrom = credit.action().at().plus(offer.hold()).plus(offer.clawback());
        return left == null || !left.isBefore(keptFrom);
    }

    private static Award award(Credit credit, PersonFacts person, Rules rules) {
        Offer offer = credit.offer();
        CreditModel model = rules.touch(offer.id()) ? rules.model() : null;
        return new Award(
                credit.conversion(),
                offer.id(),
                offer.rate().of(credit.premium()),
                offer.payout().currency(),
                model == null ? winnerTakesAll(credit) : shared(credit, person, model));
    }

    private static SortedMap<ClickId, Owned> winnerTakesAll(Credit credit) {
        SortedMap<ClickId, Owned> owners = new TreeMap<>();
        owners.put(
                credit.click().id(),
                owned(credit.click(), credit.offer().payout().amount()));
        return owners;
    }

    /** The winner of a credit is among those that touched its person, unless its offer looks back further than models do. */
    private static SortedMap<ClickId, Owned> shared(Credit credit, PersonFacts person, CreditModel model) {
        Instant actedAt = credit.action().at();
        List<Touch> touches = Touch.before(actedAt, person.clicks());
        if (touches.isEmpty()) {
            return winnerTakesAll(credit);
        }
        Map<ClickId, Click> clicks = clicksOf(person);
        SortedMap<ClickId, Owned> owners = new TreeMap<>();
        for (Share share : model.share(touches, actedAt)) {
            Click click = clicks.get(share.touch().click());
            if (share.millionths() > 0 && click != null) {
                owners.put(click.id(), owned(click, part(credit.offer().payout(), share.millionths())));
            }
        }
        return owners;
    }

    private static Map<ClickId, Click> clicksOf(PersonFacts person) {
        Map<ClickId, Click> clicks = new TreeMap<>();
        for (StartedClick started : person.clicks()) {
            Click click = started.click();
            if (click != null) {
                clicks.put(click.id(), click);
            }
        }
        return clicks;
    }

    private static BigDecimal part(Money whole, int millionths) {
        return whole.amount().multiply(BigDecimal.valueOf(millionths)).movePointLeft(MILLIONTHS_DIGITS);
    }

    private static Owned owned(Click click, BigDecimal amount) {
        NetworkId network = click.network();
        return new Owned(network == null ? "" : network.value(), amount);
    }
}
