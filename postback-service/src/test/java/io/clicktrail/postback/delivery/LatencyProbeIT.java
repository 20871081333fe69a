package io.clicktrail.postback.delivery;

import static io.clicktrail.postback.Conversions.*;
import io.clicktrail.postback.RunningService;
import io.clicktrail.testsupport.*;
import java.time.*;
import java.util.*;
import org.apache.kafka.clients.producer.*;
import org.apache.kafka.common.serialization.*;
import org.junit.jupiter.api.Test;

class LatencyProbeIT {
    private static final ServiceEnvironment ENVIRONMENT = RealServers.forService("postback");
    private static final StubPartner PARTNER = StubPartner.start();

    @Test
    void probe() throws Exception {
        try (RunningService service = RunningService.start(ENVIRONMENT, PARTNER)) {
            service.addNetwork(PARTNER, "probe", "{\"approved\": \"1\"}");
            var codec = new io.clicktrail.event.EventCodec("/test");
            List<Long> all = new ArrayList<>();
            try (var producer = new KafkaProducer<String, byte[]>(Map.of("bootstrap.servers", ENVIRONMENT.kafka(), "linger.ms", 0), new StringSerializer(), new ByteArraySerializer())) {
                for (int i = 0; i < 400; i++) {
                    var e = codec.encode(approved(conversionOf("probe", "c" + i)));
                    var r = new ProducerRecord<>(ENVIRONMENT.get("CLICKTRAIL_TOPIC_PREFIX") + e.topic(), e.key(), e.body());
                    e.headers().forEach((k, v) -> r.headers().add(k, v.getBytes()));
                    producer.send(r).get();
                    Instant sent = Instant.now();
                    int want = i + 1;
                    while (PARTNER.received().size() < want) Thread.onSpinWait();
                    all.add(Duration.between(sent, PARTNER.received().get(i).at()).toNanos() / 1000);
                    Thread.sleep(20);
                }
            }
            var last = all.subList(100, 400); Collections.sort(last);
            System.out.println("LATENCY us p50=" + last.get(150) + " p90=" + last.get(270) + " p99=" + last.get(297));
            long t = System.nanoTime();
            int n = 5000;
            service.publish(approvedOnes("probe", n));
            while (PARTNER.received().size() < n + 400) Thread.sleep(5);
            System.out.println("THROUGHPUT " + n * 1e9 / (System.nanoTime() - t) + "/s");
        }
    }
}
