package io.clicktrail.attribution.conversion;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.clicktrail.attribution.fact.ActionReport;
import io.clicktrail.attribution.fact.Deed;
import io.clicktrail.attribution.fact.Join;
import io.clicktrail.attribution.fact.Leave;
import io.clicktrail.attribution.fact.Request;
import io.clicktrail.attribution.fact.Retraction;
import io.clicktrail.attribution.fact.Start;
import io.clicktrail.attribution.fact.Starter;
import io.clicktrail.attribution.fact.Withdrawal;
import io.clicktrail.attribution.sale.SaleHints;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.PurchaseEvent.ActionReported;
import io.clicktrail.event.PurchaseEvent.ActionWithdrawn;
import io.clicktrail.event.TelegramEvent.BotStarted;
import io.clicktrail.event.TelegramEvent.ChatJoined;
import io.clicktrail.event.TelegramEvent.ChatLeft;
import io.clicktrail.event.TelegramEvent.JoinRequested;
import io.clicktrail.event.TelegramEvent.MembershipChecked;
import io.clicktrail.event.TelegramEvent.MiniAppOpened;
import io.clicktrail.event.TelegramUser;
import io.clicktrail.event.TrackingEvent;
import io.clicktrail.transport.consume.Delivered;
import io.clicktrail.transport.trace.Trace;

/** A batch of what people did in Telegram, as facts, each with the trace in which it came. */
final class News {

    private final List<Start> starts = new ArrayList<>();
    private final List<Join> joins = new ArrayList<>();
    private final List<Request> requests = new ArrayList<>();
    private final List<Leave> leaves = new ArrayList<>();
    private final List<Deed> deeds = new ArrayList<>();
    private final List<Retraction> retractions = new ArrayList<>();
    private final List<ActionReport> reports = new ArrayList<>();
    private final List<Withdrawal> withdrawals = new ArrayList<>();
    private final Map<Long, Trace> byUser = new HashMap<>();
    private final Map<ClickId, Trace> byClick = new HashMap<>();

    private News() {}

    static News of(List<? extends Delivered<? extends TrackingEvent>> deliveries, Instant heardAt) {
        News news = new News();
        deliveries.forEach(delivered -> news.add(delivered.event(), delivered.trace(), heardAt));
        return news;
    }

    List<Start> starts() {
        return starts;
    }

    List<Join> joins() {
        return joins;
    }

    List<Request> requests() {
        return requests;
    }

    List<Leave> leaves() {
        return leaves;
    }

    List<Deed> deeds() {
        return deeds;
    }

    List<Retraction> retractions() {
        return retractions;
    }

    List<ActionReport> reports() {
        return reports;
    }

    List<Withdrawal> withdrawals() {
        return withdrawals;
    }

    /** Only starts say whose clicks are whose. */
    SaleHints saleHints(Collection<Long> concerned) {
        return SaleHints.ofUsers(starts.isEmpty() ? List.of() : concerned);
    }

    Concern concernOf(Starter starter) {
        return new Concern(starter.user(), byClick.getOrDefault(starter.click(), Trace.start()));
    }

    Concern concernOf(Long user) {
        return new Concern(user, byUser.getOrDefault(user, Trace.start()));
    }

    private void add(TrackingEvent event, Trace trace, Instant heardAt) {
        switch (event) {
            case BotStarted start -> add(start, start.user(), start.click(), trace);
            case MiniAppOpened start -> add(start, start.user(), start.click(), trace);
            case ChatJoined join -> add(Join.of(join, heardAt), trace);
            case ChatLeft leave -> add(Leave.of(leave), trace);
            case MembershipChecked check when check.member() -> add(Join.of(check, heardAt), trace);
            case MembershipChecked check -> add(Leave.of(check), trace);
            case JoinRequested request -> add(request, trace);
            case ActionReported report -> add(ActionReport.of(report, heardAt), trace);
            case ActionWithdrawn withdrawn -> withdrawals.add(Withdrawal.of(withdrawn));
            default -> {}
        }
        Deed.of(event, heardAt).ifPresent(deed -> add(deed, trace));
        Retraction.of(event).forEach(retraction -> add(retraction, trace));
    }

    private void add(Join join, Trace trace) {
        joins.add(join);
        byUser.put(join.user(), trace);
    }

    private void add(Leave leave, Trace trace) {
        leaves.add(leave);
        byUser.put(leave.user(), trace);
    }

    private void add(JoinRequested request, Trace trace) {
        long user = request.user().id();
        requests.add(new Request(
                request.id(), request.occurredAt(), user, request.chat().id()));
        byUser.put(user, trace);
    }

    private void add(ActionReport report, Trace trace) {
        reports.add(report);
        Long user = report.user();
        if (user != null) {
            byUser.put(user, trace);
        }
    }

    private void add(Deed deed, Trace trace) {
        deeds.add(deed);
        byUser.put(deed.user(), trace);
    }

    private void add(Retraction retraction, Trace trace) {
        retractions.add(retraction);
        byUser.put(retraction.user(), trace);
    }

    /** A start without a token binds nobody. */
    private void add(TrackingEvent start, TelegramUser user, @Nullable ClickId click, Trace trace) {
        if (click != null) {
            starts.add(new Start(start.id(), start.occurredAt(), user.id(), click, user.premium()));
            byClick.put(click, trace);
        }
    }
}
