package io.clicktrail.attribution.whatif;

import java.util.List;
import java.util.Set;

import io.clicktrail.attribution.fact.PersonFacts;
import io.clicktrail.event.Offer;

/** Every person decided twice: by the offers' own terms, and by the rules. */
final class Comparison {

    private static final Rules AS_IT_IS = new Rules(Set.of(), null, null, null, null);

    private final List<Offer> own;
    private final List<Offer> tried;
    private final Rules rules;
    private final Tally tally = new Tally();

    Comparison(List<Offer> own, Rules rules) {
        this.own = own;
        this.tried = own.stream().map(rules::on).toList();
        this.rules = rules;
    }

    void add(PersonFacts person) {
        tally.add(Awards.of(person, own, AS_IT_IS), Awards.of(person, tried, rules));
    }

    Report report() {
        return tally.report();
    }
}
