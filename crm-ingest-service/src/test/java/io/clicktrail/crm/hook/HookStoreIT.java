package io.clicktrail.crm.hook;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import io.clicktrail.event.EventId;
import io.clicktrail.event.RawBody;
import io.clicktrail.testsupport.Eventually;
import io.clicktrail.testsupport.RealServers;
import io.clicktrail.testsupport.ServiceEnvironment;
import io.clicktrail.transport.trace.Trace;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class HookStoreIT {

    private static final ServiceEnvironment ENVIRONMENT = RealServers.forService("crm");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @DynamicPropertySource
    static void environment(DynamicPropertyRegistry registry) {
        ENVIRONMENT.properties().forEach((name, value) -> registry.add(name, () -> value));
    }

    private final HookStore hooks;

    @Autowired
    HookStoreIT(HookStore hooks) {
        this.hooks = hooks;
    }

    @Test
    void oldHooksAreForgottenUnlessSomebodyMustLookAtThem() {
        EventId old = keep(Duration.ofDays(91), Reading.of(List.of(), Reason.NO_STATUS_CHANGE));
        EventId young = keep(Duration.ofDays(89), Reading.of(List.of(), Reason.NO_STATUS_CHANGE));
        EventId unread = keep(Duration.ofDays(91), Reading.flawed(Reason.BROKEN_JSON));

        // The service's own job may have been here before.
        assertThat(hooks.forget(Duration.ofDays(90), 10).block(PATIENCE)).isBetween(0L, 1L);

        assertThat(isKept(old)).isFalse();
        assertThat(isKept(young)).isTrue();
        assertThat(isKept(unread)).isTrue();
    }

    private boolean isKept(EventId id) {
        return Boolean.TRUE.equals(hooks.find(id.value()).hasElement().block(PATIENCE));
    }

    private EventId keep(Duration age, Reading reading) {
        Instant received = Instant.now().minus(age).truncatedTo(ChronoUnit.MILLIS);
        EventId id = EventId.of(received, System.nanoTime(), System.nanoTime());
        RawBody body = RawBody.of("a=1".getBytes(StandardCharsets.UTF_8));
        RawHook hook = new RawHook(id, Endpoint.SALES_WEBHOOK, received, null, body);
        SettledHook settled = new SettledHook(new ReadHook(hook, reading, Trace.start()), List.of(), List.of());
        Eventually.within(PATIENCE, () -> hooks.keep(settled).block(PATIENCE));
        return id;
    }
}
