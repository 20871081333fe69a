package io.clicktrail.standalone.sandbox;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import io.clicktrail.standalone.SandboxAddresses;
import io.clicktrail.standalone.Service;
import io.clicktrail.standalone.sandbox.house.DemoSeed;
import io.clicktrail.standalone.sandbox.house.HouseClient;
import io.clicktrail.standalone.sandbox.outside.UpdateQueue;
import io.clicktrail.testsupport.Answer;
import io.clicktrail.testsupport.ReceivedRequest;
import io.clicktrail.testsupport.StubPartner;

import static org.assertj.core.api.Assertions.assertThat;

class DemoSeedTest {
    private static final int TIMES = 5;

    private final StubPartner services = StubPartner.start();
    private final AtomicInteger answers = new AtomicInteger();
    private final Logger logger = (Logger) LoggerFactory.getLogger(DemoSeed.class);
    private final ListAppender<ILoggingEvent> said = new ListAppender<>();

    @BeforeEach
    void listen() {
        said.start();
        logger.addAppender(said);
    }

    @AfterEach
    void close() {
        logger.detachAppender(said);
        services.close();
    }

    @Test
    void theSameRefusalIsSaidOnceThoughItsRequestIdIsAnotherEachTime() throws InterruptedException {
        services.answers(refusing("bad_request"));
        DemoSeed seed = seed(EnumSet.allOf(Service.class));

        sow(seed);
        int first = said.list.size();
        services.answers(refusing("invalid_offer"));
        sow(seed);

        assertThat(seed.done()).isFalse();
        assertThat(said.list)
                .hasSize(2 * first)
                .extracting(ILoggingEvent::getFormattedMessage)
                .doesNotHaveDuplicates();
        assertThat(first).isEqualTo((int) said.list.stream()
                .map(ILoggingEvent::getFormattedMessage)
                .filter(message -> message.contains("\"bad_request\""))
                .count());
    }

    @Test
    void whatNobodyExpectedIsSaidOnceAndTriedAgain() throws InterruptedException {
        DemoSeed seed = seed(Set.of());

        sow(seed);

        assertThat(seed.done()).isFalse();
        assertThat(said.list)
                .singleElement()
                .satisfies(event -> assertThat(event.getThrowableProxy()).isNotNull());
    }

    @Test
    void theTeamsOfTheExampleAreWrittenOnceAndThoseThatAreThereStay() throws InterruptedException {
        services.answers(request -> request.path().equals("/api/v1/teams/muha") || wasWritten(request.path())
                ? Answer.status(200)
                : Answer.status(request.method().equals("GET") ? 404 : 200));

        sow(seed(EnumSet.allOf(Service.class)));

        assertThat(services.received())
                .filteredOn(request -> request.method().equals("PUT"))
                .extracting(ReceivedRequest::path)
                .containsExactly("/api/v1/teams/kenesary", "/api/v1/teams/arystan", "/api/v1/teams/traf4");
    }

    private boolean wasWritten(String path) {
        return services.received().stream()
                .anyMatch(
                        before -> before.method().equals("PUT") && before.path().equals(path));
    }

    private static void sow(DemoSeed seed) throws InterruptedException {
        for (int i = 0; i < TIMES; i++) {
            seed.sow();
        }
    }

    /** Nothing is there, and nothing may be added. */
    private Function<ReceivedRequest, Answer> refusing(String code) {
        return request -> request.method().equals("GET")
                ? Answer.status(404)
                : Answer.status(400)
                        .body("{\"code\":\"" + code + "\",\"request_id\":\"" + answers.incrementAndGet() + "\"}");
    }

    private DemoSeed seed(Set<Service> reachable) {
        Map<Service, String> urls = reachable.stream()
                .collect(Collectors.toMap(Function.identity(), any -> "http://" + services.address()));
        Map<Service, Map<String, String>> variables = Arrays.stream(Service.values())
                .collect(Collectors.toMap(Function.identity(), any -> Map.of("CLICKTRAIL_ADMIN_KEY", "key-of-a-test")));
        return new DemoSeed(
                new HouseClient(new SandboxAddresses(1, urls, variables), new UpdateQueue()), "http://sandbox");
    }
}
