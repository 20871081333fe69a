package io.clicktrail.postback.delivery;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import io.clicktrail.event.ClickOrigin;
import io.clicktrail.event.DeliveryEvent.Postback;
import io.clicktrail.event.Money;
import io.clicktrail.postback.control.JudgeStore;
import io.clicktrail.postback.control.Subject;
import io.clicktrail.postback.control.Verdict;
import io.clicktrail.postback.delivery.Delivery.Credit;
import io.clicktrail.postback.delivery.DeliveryPlan.Recorded;

/** New deliveries, as the rules have them. One that is there already stays as it is. */
@Component
class PlanStore {

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final JudgeStore judges;
    private final JsonMapper json;

    PlanStore(DatabaseClient database, TransactionalOperator transaction, JudgeStore judges, JsonMapper json) {
        this.database = database;
        this.transaction = transaction;
        this.judges = judges;
        this.json = json;
    }

    private static final String PLAN_THOSE_NOT_PLANNED_YET = """
            insert into delivery (id, thread, conversion, revision, status, step, network, click, offer, goal, payout, currency,
                                  premium, network_click_id, subs, acted_at, user_hash, clicked_at, origin, visitor, base, base_currency, trace,
                                  state, reason, planned_at, due_at, finished_at)
            select id, thread, conversion, revision, status, step, network, click, offer, goal, payout, currency,
                   premium, network_click_id, subs::jsonb, acted_at, user_hash, clicked_at, origin::jsonb, visitor, base, base_currency, trace, state, reason,
                   :now, :due_at, case when state in ('ignored', 'declined') then :now end
            from unnest(:id, :thread, :conversion, :revision, :status, :step, :network, :click, :offer, :goal, :payout, :currency,
                        :premium, :network_click_id, :subs, :acted_at, :user_hash, :clicked_at, :origin, :visitor, :base, :base_currency, :trace, :state, :reason)
              as plan (id, thread, conversion, revision, status, step, network, click, offer, goal, payout, currency,
                       premium, network_click_id, subs, acted_at, user_hash, clicked_at, origin, visitor, base, base_currency, trace, state, reason)
            order by id
            on conflict (id) do nothing
            """;

    /**
     * As they were judged.
     *
     * @param fresh how many of them are new; the others stay as they were
     */
    record Planned(List<Recorded> plans, long fresh) {}

    /** Judges them by the rules and records them, in one transaction. */
    Mono<Planned> plan(List<Recorded> plans, Instant now, Instant dueAt) {
        return plans.isEmpty()
                ? Mono.just(new Planned(plans, 0))
                : judged(plans)
                        .flatMap(judged -> record(judged, now, dueAt).map(fresh -> new Planned(judged, fresh)))
                        .as(transaction::transactional);
    }

    private Mono<List<Recorded>> judged(List<Recorded> plans) {
        List<Subject> subjects = plans.stream()
                .filter(Recorded::isSendable)
                .map(plan -> plan.delivery().subject())
                .toList();
        return judges.judgeOf(subjects).map(judge -> under(judge.judge(subjects), plans));
    }

    private static List<Recorded> under(List<Verdict> verdicts, List<Recorded> plans) {
        Iterator<Verdict> next = verdicts.iterator();
        return plans.stream()
                .map(plan -> plan.isSendable() ? plan.under(next.next()) : plan)
                .toList();
    }

    private Mono<Long> record(Collection<Recorded> plans, Instant now, Instant dueAt) {
        return database.sql(PLAN_THOSE_NOT_PLANNED_YET)
                .bind("now", now)
                .bind("due_at", dueAt)
                .bindValues(columns(plans).arrays())
                .fetch()
                .rowsUpdated();
    }

    private Columns<Recorded> columns(Collection<Recorded> plans) {
        return new Columns<>(plans)
                .add("id", plan -> postback(plan).id(), UUID[]::new)
                .add("thread", plan -> plan.delivery().thread(), UUID[]::new)
                .add("conversion", plan -> postback(plan).conversion().value(), UUID[]::new)
                .add("revision", plan -> postback(plan).revision(), Integer[]::new)
                .add("status", plan -> postback(plan).status(), String[]::new)
                .add("step", plan -> plan.delivery().status().step(), Integer[]::new)
                .add("network", plan -> postback(plan).network().value(), String[]::new)
                .add("click", plan -> postback(plan).click().value(), String[]::new)
                .add("offer", plan -> postback(plan).offer().value(), String[]::new)
                .add("goal", plan -> credit(plan).goal(), String[]::new)
                .add("payout", plan -> credit(plan).payout().amount(), BigDecimal[]::new)
                .add("currency", plan -> credit(plan).payout().currency(), String[]::new)
                .add("premium", plan -> credit(plan).premium(), Boolean[]::new)
                .add("network_click_id", plan -> credit(plan).networkClickId(), String[]::new)
                .add("subs", plan -> json.writeValueAsString(credit(plan).subs()), String[]::new)
                .add("acted_at", plan -> credit(plan).actedAt(), Instant[]::new)
                .add("user_hash", plan -> credit(plan).userHash(), String[]::new)
                .add("clicked_at", plan -> credit(plan).clickedAt(), Instant[]::new)
                .add("origin", this::originOf, String[]::new)
                .add("visitor", plan -> visitorOf(credit(plan).origin()), String[]::new)
                .add("base", plan -> amountOf(credit(plan).base()), BigDecimal[]::new)
                .add("base_currency", plan -> currencyOf(credit(plan).base()), String[]::new)
                .add("trace", plan -> plan.delivery().trace().header(), String[]::new)
                .add("state", plan -> stateOf(plan).wireName(), String[]::new)
                .add("reason", PlanStore::reasonOf, String[]::new);
    }

    private @Nullable String originOf(Recorded plan) {
        ClickOrigin origin = credit(plan).origin();
        return origin == null ? null : json.writeValueAsString(origin);
    }

    private static @Nullable BigDecimal amountOf(@Nullable Money base) {
        return base == null ? null : base.amount();
    }

    private static @Nullable String currencyOf(@Nullable Money base) {
        return base == null ? null : base.currency();
    }

    private static @Nullable String visitorOf(@Nullable ClickOrigin origin) {
        return origin == null ? null : origin.visitor();
    }

    private static Postback postback(Recorded plan) {
        return plan.delivery().postback();
    }

    private static Credit credit(Recorded plan) {
        return plan.delivery().credit();
    }

    private static DeliveryState stateOf(Recorded plan) {
        return switch (plan) {
            case DeliveryPlan.Due _, DeliveryPlan.Waiting _ -> DeliveryState.PENDING;
            case DeliveryPlan.Unwanted _ -> DeliveryState.IGNORED;
            case DeliveryPlan.Held _ -> DeliveryState.HELD;
            case DeliveryPlan.Declined _ -> DeliveryState.DECLINED;
        };
    }

    private static @Nullable String reasonOf(Recorded plan) {
        return switch (plan) {
            case DeliveryPlan.Due _, DeliveryPlan.Waiting _ -> null;
            case DeliveryPlan.Unwanted _ -> "status_not_wanted";
            case DeliveryPlan.Held(Delivery _, String reason) -> reason;
            case DeliveryPlan.Declined(Delivery _, String reason) -> reason;
        };
    }
}
