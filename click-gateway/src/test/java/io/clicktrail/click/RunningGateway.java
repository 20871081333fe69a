package io.clicktrail.click;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

import io.clicktrail.click.catalogue.Catalogue;
import io.clicktrail.event.CatalogueEvent;
import io.clicktrail.event.CatalogueEvent.LinkChanged;
import io.clicktrail.event.CatalogueEvent.NetworkChanged;
import io.clicktrail.event.CatalogueEvent.OfferChanged;
import io.clicktrail.event.CatalogueEvent.RateChanged;
import io.clicktrail.event.CatalogueEvent.TeamChanged;
import io.clicktrail.event.ClickEvent.ClickRegistered;
import io.clicktrail.event.Topic;
import io.clicktrail.testsupport.EventTopics;
import io.clicktrail.testsupport.Eventually;
import io.clicktrail.testsupport.ServiceEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

/** The gateway over real HTTP, between real topics. */
@SpringBootTest(
        webEnvironment = RANDOM_PORT,
        properties = {
            // Slow machines are no reason for an event to go by the spool, or for Redis not to be believed: what is
            // answered is in the topic.
            "clicktrail.publish.budget=3s",
            "clicktrail.publish.misses=1",
            "click.uniqueness.deadline=500ms"
        })
public abstract class RunningGateway {

    protected static final Duration SOON = Duration.ofSeconds(20);
    protected static final String TO_BOT = "https://t.me/clicktrail_test_bot?start=";

    protected final EventTopics topics;
    protected Browser browser = new Browser(0);

    @LocalServerPort
    protected int port;

    @Autowired
    private Catalogue catalogue;

    protected RunningGateway(ServiceEnvironment service) {
        this.topics = new EventTopics(service);
    }

    @BeforeEach
    void somebodyHasABrowser() {
        browser = new Browser(port);
    }

    /** Returns when the gateway knows all of these as they are, and is sure of whatever else it does not know. */
    protected void known(CatalogueEvent... changes) {
        topics.publish(changes);
        Eventually.within(SOON, () -> {
            assertThat(catalogue.ready()).isTrue();
            assertThat(changes).allMatch(this::isKnown);
        });
    }

    private boolean isKnown(CatalogueEvent change) {
        return switch (change) {
            case OfferChanged changed ->
                changed.offer().equals(catalogue.offer(changed.offer().id().value()));
            case LinkChanged changed ->
                changed.link().equals(catalogue.link(changed.link().id().value()));
            case NetworkChanged changed ->
                changed.clickIdParameter().equals(catalogue.clickIdParameter(changed.network()));
            case TeamChanged _ -> throw new AssertionError("teams are nothing that the gateway knows");
            case RateChanged _ -> throw new AssertionError("rates are nothing that the gateway knows");
        };
    }

    protected List<ClickRegistered> clicks() {
        return topics.read(Topic.CLICKS, ClickRegistered.class);
    }

    /** Those that carry this {@code sub1}. */
    protected List<ClickRegistered> clicksMarked(String sub1) {
        return clicks().stream()
                .filter(click -> sub1.equals(click.subs().get("sub1")))
                .toList();
    }

    /** The click behind the token with which a visitor was sent to the bot. */
    protected ClickRegistered clickOf(HttpResponse<String> answer) {
        String token = tokenOf(answer);
        return clicks().stream()
                .filter(click -> click.click().value().equals(token))
                .findFirst()
                .orElseThrow();
    }

    protected static String tokenOf(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(Browser.location(answer)).startsWith(TO_BOT);
        return Browser.location(answer).substring(TO_BOT.length());
    }
}
