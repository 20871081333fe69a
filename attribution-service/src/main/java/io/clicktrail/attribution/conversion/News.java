package io.clicktrail.attribution.conversion;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.clicktrail.attribution.fact.Join;
import io.clicktrail.attribution.fact.Leave;
import io.clicktrail.attribution.fact.Start;
import io.clicktrail.attribution.fact.Starter;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.TelegramEvent;
import io.clicktrail.event.TelegramEvent.BotBlocked;
import io.clicktrail.event.TelegramEvent.BotStarted;
import io.clicktrail.event.TelegramEvent.BotUnblocked;
import io.clicktrail.event.TelegramEvent.ChatJoined;
import io.clicktrail.event.TelegramEvent.ChatLeft;
import io.clicktrail.event.TelegramEvent.JoinRequested;
import io.clicktrail.event.TelegramEvent.MiniAppOpened;
import io.clicktrail.transport.consume.Delivered;
import io.clicktrail.transport.trace.Trace;

/** A batch of what people did in Telegram, as facts, each with the trace in which it came. */
final class News {

    private final List<Start> starts = new ArrayList<>();
    private final List<Join> joins = new ArrayList<>();
    private final List<Leave> leaves = new ArrayList<>();
    private final Map<Long, Trace> byUser = new HashMap<>();
    private final Map<ClickId, Trace> byClick = new HashMap<>();

    private News() {}

    static News of(List<Delivered<TelegramEvent>> deliveries, Instant heardAt) {
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

    List<Leave> leaves() {
        return leaves;
    }

    Concern concernOf(Starter starter) {
        return new Concern(starter.user(), byClick.getOrDefault(starter.click(), Trace.start()));
    }

    Concern concernOf(Long user) {
        return new Concern(user, byUser.getOrDefault(user, Trace.start()));
    }

    private void add(TelegramEvent event, Trace trace, Instant heardAt) {
        long user = event.user().id();
        byUser.put(user, trace);
        switch (event) {
            case BotStarted start -> add(start, trace);
            case ChatJoined join ->
                joins.add(new Join(
                        join.id(),
                        join.occurredAt(),
                        user,
                        join.chat(),
                        join.user().premium(),
                        heardAt));
            case ChatLeft leave ->
                leaves.add(new Leave(
                        leave.id(), leave.occurredAt(), user, leave.chat().id()));
            case JoinRequested _, MiniAppOpened _, BotBlocked _, BotUnblocked _ -> {}
        }
    }

    /** A start without a token binds nobody. */
    private void add(BotStarted start, Trace trace) {
        ClickId click = start.click();
        if (click != null) {
            starts.add(new Start(
                    start.id(),
                    start.occurredAt(),
                    start.user().id(),
                    click,
                    start.user().premium()));
            byClick.put(click, trace);
        }
    }
}
