package io.clicktrail.bot.webapp;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import io.clicktrail.bot.BotSettings;
import io.clicktrail.bot.telegram.BotToken;
import io.clicktrail.bot.webapp.StartVerdict.Genuine;
import io.clicktrail.bot.webapp.StartVerdict.Refused;
import io.clicktrail.event.CatalogueEvent.OfferChanged;
import io.clicktrail.event.Goal;
import io.clicktrail.event.TelegramEvent.MiniAppOpened;
import io.clicktrail.event.TelegramEvent.Proof;
import io.clicktrail.http.problem.ProblemException;
import io.clicktrail.transport.NotReadyException;
import io.clicktrail.transport.publish.DurablePublisher;
import io.clicktrail.transport.state.CompactedState;

/** Where Mini Apps tell that they were opened, ours and those of advertisers: from any origin, as what they say is signed. */
@RestController
@CrossOrigin
class WebAppController {

    static final String PATH = "/api/v1/webapp/start";

    private final Clock clock = Clock.systemUTC();
    private final StartRules rules;
    private final TokenSeal own;
    private final String telegramKey;
    private final CompactedState<OfferChanged> offers;
    private final DurablePublisher publisher;
    private final MeterRegistry meters;

    WebAppController(
            BotSettings settings,
            BotToken token,
            CompactedState<OfferChanged> offers,
            DurablePublisher publisher,
            MeterRegistry meters) {
        this.rules = new StartRules(settings.miniApp().fresh());
        this.own = new TokenSeal(token);
        this.telegramKey = settings.miniApp().telegramKey();
        this.offers = offers;
        this.publisher = publisher;
        this.meters = meters;
    }

    /**
     * @param initData {@code Telegram.WebApp.initData}, as it is
     * @param botId number of the advertiser's bot whose Mini App it is; absent for ours
     */
    record AppStart(String initData, @Nullable Long botId) {

        AppStart {
            Objects.requireNonNull(initData, "init_data is there");
        }

        @Override
        public String toString() {
            return "start of a Mini App of " + botId;
        }
    }

    /** Answered once it is durable. The same data again is the same start. */
    @PostMapping(PATH)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> started(@RequestBody AppStart start) {
        // To the microsecond, as the databases keep it.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return publisher
                .publish(genuine(rules.judge(start.initData(), sealFor(start), now)))
                .then();
    }

    private MiniAppOpened genuine(StartVerdict verdict) {
        return switch (verdict) {
            case Genuine(MiniAppOpened event)
            when event.proof() == Proof.TELEGRAM && !isPromoted(event.botId()) -> {
                count("unknown_app");
                throw new ProblemException(403, "unknown_app", "No offer is for starts of this Mini App.");
            }
            case Genuine(MiniAppOpened event) -> {
                count("genuine");
                yield event;
            }
            case Refused(StartVerdict.Flaw flaw) -> {
                count(flaw.wireName());
                throw new ProblemException(flaw.status(), flaw.wireName(), "This init data proves no start.");
            }
        };
    }

    /** Anybody has a Mini App, and could show the tokens of his own clicks to whoever opens it. */
    private boolean isPromoted(long botId) {
        if (!offers.ready()) {
            throw new NotReadyException("the offers are");
        }
        return offers.all().stream()
                .map(OfferChanged::offer)
                .anyMatch(offer ->
                        offer.goal() == Goal.MINIAPP_START && offer.place().equals(Long.toString(botId)));
    }

    private Seal sealFor(AppStart start) {
        Long botId = start.botId();
        return botId == null || botId == own.botId() ? own : new TelegramSeal(botId, telegramKey);
    }

    private void count(String outcome) {
        meters.counter("clicktrail.bot.webapp.starts", "outcome", outcome).increment();
    }
}
