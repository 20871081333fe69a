package io.clicktrail.crm.sale;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import io.clicktrail.crm.deal.LeadDetails;
import io.clicktrail.crm.deal.StatusChange;
import io.clicktrail.crm.deal.Timeline;
import io.clicktrail.crm.sale.Sale.AmountSource;
import io.clicktrail.crm.sale.Sale.Terms;
import io.clicktrail.crm.team.Teams;
import io.clicktrail.event.EventId;
import io.clicktrail.event.Money;
import io.clicktrail.event.Team;
import io.clicktrail.event.TeamMatch;

/**
 * What must change in the sales of a lead so that they agree with its history. Told the same again, nothing.
 *
 * <p>A change that came late may end a sale in the past, split one in two, or show one that is over already; none of it
 * depends on what came first.
 */
public final class SaleRules {

    private final Pipelines pipelines;
    private final Teams teams;

    public SaleRules(Pipelines pipelines, Teams teams) {
        this.pipelines = pipelines;
        this.teams = teams;
    }

    /**
     * @param history every known change of one lead
     * @param known every sale of that lead so far
     * @return what is to change, the oldest sale first
     */
    public List<SaleChange> settle(Collection<StatusChange> history, Collection<Sale> known) {
        return Span.of(Timeline.of(history)).stream()
                .flatMap(span -> settle(span, known).stream())
                .toList();
    }

    private Optional<SaleChange> settle(Span span, Collection<Sale> known) {
        Optional<Sale> before = known.stream().filter(span::contains).findFirst();
        Sale after = ended(before.map(sale -> better(sale, span)).orElseGet(() -> begin(span)), span);
        return before.filter(after::equals).isPresent()
                ? Optional.empty()
                : Optional.of(new SaleChange(before.orElse(null), after));
    }

    /** An end may turn out to have come earlier than it was thought, but never not at all. */
    private static Sale ended(Sale sale, Span span) {
        Instant end = span.end();
        return end == null || end.equals(sale.reopenedAt()) ? sale : sale.reopened(end);
    }

    private Sale begin(Span span) {
        StatusChange first = span.first();
        EventId id = EventId.derived(
                first.at(), "sale", first.lead().account(), first.lead().id() + "", first.key());
        return new Sale(
                id.value(),
                first.lead(),
                first.stage().pipeline(),
                first.key(),
                first.at(),
                null,
                1,
                terms(span.bestTold()));
    }

    /** A price that the lead names itself replaces one that was assumed, or missing; it is never replaced itself. */
    private Sale better(Sale sale, Span span) {
        if (sale.terms().amountSource() == AmountSource.LEAD) {
            return sale;
        }
        Terms told = terms(span.bestTold());
        return told.amountSource() == AmountSource.LEAD ? sale.with(told) : sale;
    }

    private Terms terms(StatusChange win) {
        LeadDetails details = win.details();
        Pipeline pipeline = pipelines.find(win.stage().pipeline());
        Money amount = pipeline == null ? null : pipeline.amount(details.price());
        TeamMatch match = teams.match(details.utm());
        Team team = match.team();
        return new Terms(
                details.name(),
                pipeline == null ? null : pipeline.product(),
                amount,
                AmountSource.of(amount, details.price()),
                details.utm(),
                team == null ? null : team.name(),
                match.confidence(),
                match.candidates().stream().map(Team::name).toList(),
                details.click(),
                details.contact());
    }
}
