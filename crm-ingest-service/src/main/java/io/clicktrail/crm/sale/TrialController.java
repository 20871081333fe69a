package io.clicktrail.crm.sale;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import io.clicktrail.crm.form.PlainText;
import io.clicktrail.crm.team.Teams;
import io.clicktrail.event.EventId;
import io.clicktrail.event.Money;
import io.clicktrail.event.NotificationEvent.NotificationRequested;
import io.clicktrail.event.Team;
import io.clicktrail.http.problem.ProblemException;
import io.clicktrail.transport.outbox.Outbox;
import io.clicktrail.transport.outbox.Outgoing;
import io.clicktrail.transport.trace.Trace;

/** Sends the message of an invented sale, to see whether the chats hear it. Nothing is counted. */
@RestController
class TrialController {

    private static final int LONGEST_TEXT = 250;

    private final SaleMessage message;
    private final SaleChats chats;
    private final Teams teams;
    private final SaleSettings settings;
    private final Outbox outbox;
    private final TransactionalOperator transactions;
    private final Clock clock = Clock.systemUTC();

    TrialController(
            SaleMessage message,
            SaleChats chats,
            Teams teams,
            SaleSettings settings,
            Outbox outbox,
            TransactionalOperator transactions) {
        this.message = message;
        this.chats = chats;
        this.teams = teams;
        this.settings = settings;
        this.outbox = outbox;
        this.transactions = transactions;
    }

    /** What was sent, and to whom. */
    record Sent(List<String> chats, String text) {}

    @PostMapping("/api/amocrm/test-sale-notification")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Sent> send(@RequestBody TrialSale sale) {
        String team = known(sale.targetologist());
        Money amount = new Money(sale.saleAmount(), sale.currency() == null ? settings.currency() : sale.currency());
        String text =
                message.of(team, plain(sale.contactName()), amount, plain(sale.productName()), plain(sale.campaign()));
        List<String> addressees = chats.of(team);
        return outbox.add(addressees.stream()
                        .map(chat -> notification(chat, text))
                        .toList())
                .as(transactions::transactional)
                .thenReturn(new Sent(addressees, text));
    }

    private @Nullable String known(@Nullable String team) {
        if (team == null) {
            return null;
        }
        return teams.named(team)
                .map(Team::name)
                .orElseThrow(() -> new ProblemException(400, "unknown_team", "there is no such targetologist"));
    }

    private Outgoing notification(String chat, String text) {
        Instant now = clock.instant();
        ThreadLocalRandom random = ThreadLocalRandom.current();
        EventId id = EventId.of(now, random.nextLong(), random.nextLong());
        return new Outgoing(new NotificationRequested(id, now, chat, text), Trace.start());
    }

    private static @Nullable String plain(@Nullable String text) {
        return PlainText.of(text, LONGEST_TEXT);
    }
}
