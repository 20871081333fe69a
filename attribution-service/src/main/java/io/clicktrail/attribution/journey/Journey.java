package io.clicktrail.attribution.journey;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.clicktrail.attribution.fact.Click;
import io.clicktrail.attribution.sale.SaleCreditView;
import io.clicktrail.attribution.team.TeamCredit;
import io.clicktrail.event.Money;

/**
 * All that followed from a click.
 *
 * @param binding whose click it is; absent until somebody has started its token
 * @param actions of that person, for which offers pay
 * @param conversions of this click, and those of the person that went to another one
 * @param team whom the click's UTM marks name, by the teams as they are now
 * @param sales that are owed to the click, or were
 * @param revenue of the sales that count: of AmoCRM those that carry the click's token, of partners those owed to it
 */
record Journey(
        Click click,
        @Nullable Binding binding,
        List<ActionView> actions,
        List<ConversionView> conversions,
        TeamCredit team,
        List<SaleCreditView> sales,
        List<Money> revenue) {}
