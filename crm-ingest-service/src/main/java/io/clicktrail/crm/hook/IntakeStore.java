package io.clicktrail.crm.hook;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

import io.clicktrail.crm.deal.DealStore;
import io.clicktrail.crm.sale.SettlementStore;
import io.clicktrail.event.EventId;
import io.clicktrail.transport.inbox.Inbox;
import io.clicktrail.transport.outbox.Outbox;

/**
 * What a hook does, in one transaction with the hook itself: its changes of stage, the sales that follow, and what is
 * said of them.
 */
@Component
class IntakeStore {

    private static final String CONSUMER = "hooks";

    private final Inbox inbox;
    private final HookStore hooks;
    private final DealStore deals;
    private final SettlementStore sales;
    private final Outbox outbox;
    private final TransactionalOperator transactions;

    IntakeStore(
            Inbox inbox,
            HookStore hooks,
            DealStore deals,
            SettlementStore sales,
            Outbox outbox,
            TransactionalOperator transactions) {
        this.inbox = inbox;
        this.hooks = hooks;
        this.deals = deals;
        this.sales = sales;
        this.outbox = outbox;
        this.transactions = transactions;
    }

    /** Takes the hooks in that were not taken in before, all or none. */
    Mono<List<SettledHook>> take(List<ReadHook> batch) {
        return inbox.unseen(
                        CONSUMER, batch.stream().map(read -> read.hook().id()).toList())
                .flatMapIterable(unseen -> firstOfEach(batch, unseen))
                .concatMap(this::settle)
                .collectList()
                .as(transactions::transactional);
    }

    /** Gives a hook that is kept its effects, as it is read now; those it had stay. */
    Mono<SettledHook> takeAgain(ReadHook read) {
        return settle(read).as(transactions::transactional);
    }

    private static List<ReadHook> firstOfEach(List<ReadHook> batch, Set<EventId> unseen) {
        Set<EventId> waiting = new HashSet<>(unseen);
        return batch.stream().filter(read -> waiting.remove(read.hook().id())).toList();
    }

    private Mono<SettledHook> settle(ReadHook read) {
        return deals.add(read.reading().changes(), read.hook().id())
                .zipWhen(added -> sales.settle(read.leads()), (added, words) -> new SettledHook(read, added, words))
                .flatMap(settled ->
                        outbox.add(settled.outgoing()).then(hooks.keep(settled)).thenReturn(settled));
    }
}
