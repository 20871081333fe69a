package io.clicktrail.benchmarks.click;

import java.nio.file.Path;
import java.util.Map;

import io.clicktrail.benchmarks.load.HouseService;
import io.clicktrail.event.Topic;
import io.clicktrail.infrastructure.KafkaServer;

/** The attribution-service with a database that says when a click was committed. */
record Attribution(Clicks clicks, HouseService service) implements AutoCloseable {

    static Attribution start(Path repository, Path scratch, KafkaServer kafka) {
        Clicks clicks = Clicks.start(scratch, HouseService.ATTRIBUTION, "click");
        return new Attribution(clicks, HouseService.start(repository, scratch, kafka, clicks.database()));
    }

    /** The gateway, with this behind it. */
    Recorder recorder(Gateway gateway) {
        ProcessHandle consumer = ProcessHandle.of(service.process().pid()).orElseThrow();
        Map<Part, ProcessHandle> behind = Map.of(Part.CONSUMER, consumer, Part.DATABASE, clicks.process());
        return new Recorder(gateway.contender().with(behind), clicks, () -> {
            gateway.awaitEmptySpool();
            service.backlog("clicks", Topic.CLICKS).awaitEnd();
        });
    }

    @Override
    public void close() {
        service.close();
        clicks.close();
    }
}
