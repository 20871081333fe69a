package io.clicktrail.benchmarks.ingest;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.clicktrail.benchmarks.load.Browser;
import io.clicktrail.event.ClickEvent.ClickRegistered;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.ClickOutcome;
import io.clicktrail.event.EventId;
import io.clicktrail.event.NetworkId;
import io.clicktrail.event.OfferId;
import io.clicktrail.event.Visitor;

/** Clicks of nowadays, as events and as the rows that they become. */
public final class Clicks {

    private Clicks() {}

    /** Accepted clicks of this moment. */
    public static List<ClickRegistered> some(int number) {
        return IntStream.range(0, number)
                .mapToObj(_ -> one(ThreadLocalRandom.current()))
                .toList();
    }

    /** An accepted click of this moment. */
    public static ClickRegistered one(RandomGenerator random) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        byte[] secret = new byte[ClickId.RANDOM_BYTES];
        random.nextBytes(secret);
        return new ClickRegistered(
                EventId.of(now, random.nextLong(), random.nextLong()),
                now,
                ClickId.of(now, secret),
                OfferId.parse("spring-offer"),
                null,
                ClickOutcome.ACCEPTED,
                NetworkId.parse("spring-net"),
                "uid-" + random.nextInt(1_000_000),
                Map.of("sub1", "banner-17", "sub2", "eu"),
                Map.of("source", "vk", "campaign", "spring"),
                new Visitor(
                        "0123456789abcdef",
                        Visitor.Standing.FIRST,
                        Browser.USER_AGENT,
                        "ru",
                        "example.com",
                        null,
                        null,
                        null));
    }

    /** In the text format of COPY, so many to a batch. */
    static List<String> batches(List<ClickRegistered> clicks, int rows) {
        return IntStream.range(0, (clicks.size() + rows - 1) / rows)
                .mapToObj(batch -> clicks.stream().skip((long) batch * rows).limit(rows))
                .map(batch -> batch.map(Clicks::line).collect(Collectors.joining()))
                .toList();
    }

    /** In the order of {@link ClickTable#COLUMNS}. */
    private static String line(ClickRegistered click) {
        return String.join(
                        "\t",
                        click.click().value(),
                        click.id().toString(),
                        click.occurredAt().toString(),
                        String.valueOf(click.offer()),
                        click.outcome().wireName(),
                        String.valueOf(click.network()),
                        String.valueOf(click.networkClickId()),
                        "{\"sub1\":\"banner-17\",\"sub2\":\"eu\"}",
                        "{\"source\":\"vk\",\"campaign\":\"spring\"}",
                        "\\N")
                + "\n";
    }
}
