package io.clicktrail.postback.control;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

import io.r2dbc.spi.Readable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.clicktrail.event.NetworkId;
import io.clicktrail.postback.control.Judge.Fate;
import io.clicktrail.postback.control.Judge.Sighting;
import io.clicktrail.postback.control.Judge.Standing;
import io.clicktrail.postback.network.ConversionStatus;
import io.clicktrail.transport.database.Column;

/** Calls the judge, who knows the rules and what has been. Within the transaction in which the verdicts are recorded. */
@Component
public class JudgeStore {

    private final DatabaseClient database;
    private final RuleStore rules;

    JudgeStore(DatabaseClient database, RuleStore rules) {
        this.database = database;
        this.rules = rules;
    }

    /** One who can judge these. */
    public Mono<Judge> judgeOf(Collection<Subject> subjects) {
        return rules.inForce()
                .flatMap(inForce -> sightings(inForce, subjects)
                        .flatMap(sightings ->
                                settledFates(subjects).map(fates -> new Judge(inForce, sightings, fates))));
    }

    /** Where something is held, it is made sure that nobody releases it meanwhile: what follows it would be left behind. */
    private Mono<List<Fate>> settledFates(Collection<Subject> subjects) {
        return fates(subjects)
                .flatMap(fates -> fates.stream().noneMatch(fate -> fate.standing() == Standing.HELD)
                        ? Mono.just(fates)
                        : lockHeld(subjects).then(Mono.defer(() -> fates(subjects))));
    }

    private static final String FATES = """
            select thread, revision, status,
                   case when state = 'held' then 'held'
                        when state = 'declined' and reason = 'by_hand' then 'refused'
                        when state = 'declined' then 'declined'
                        else 'free' end as standing
            from delivery
            where conversion = any(:conversions) and thread = any(:threads) and state <> 'ignored'
            """;

    private Mono<List<Fate>> fates(Collection<Subject> subjects) {
        return database.sql(FATES)
                .bind("conversions", conversions(subjects))
                .bind("threads", threads(subjects))
                .map(JudgeStore::fate)
                .all()
                .collectList();
    }

    private static final String LOCK_HELD = """
            select id from delivery
            where conversion = any(:conversions) and thread = any(:threads) and state = 'held'
            order by id
            for update
            """;

    private Mono<Void> lockHeld(Collection<Subject> subjects) {
        return database.sql(LOCK_HELD)
                .bind("conversions", conversions(subjects))
                .bind("threads", threads(subjects))
                .then();
    }

    /** So many rows of one visitor say enough; rules do not tell hundreds from thousands. */
    private static final String SIGHTINGS = """
            select v.network, v.visitor, e.conversion, e.acted_at
            from unnest(:networks, :visitors, :until) as v (network, visitor, until)
              cross join lateral (
                select conversion, acted_at from delivery d
                where d.network = v.network and d.visitor = v.visitor and d.acted_at < v.until
                order by acted_at desc
                limit 500
              ) e
            """;

    private Mono<List<Sighting>> sightings(List<Rule> inForce, Collection<Subject> subjects) {
        Map<Visitor, Instant> visitors = subjects.stream()
                .filter(subject -> subject.visitor() != null)
                .collect(Collectors.toMap(Visitor::of, Subject::actedAt, BinaryOperator.maxBy(Instant::compareTo)));
        if (visitors.isEmpty() || inForce.stream().noneMatch(Rule::asksForVisitors)) {
            return Mono.just(List.of());
        }
        List<Map.Entry<Visitor, Instant>> asked = List.copyOf(visitors.entrySet());
        return database.sql(SIGHTINGS)
                .bind(
                        "networks",
                        asked.stream().map(one -> one.getKey().network()).toArray(String[]::new))
                .bind(
                        "visitors",
                        asked.stream().map(one -> one.getKey().visitor()).toArray(String[]::new))
                .bind("until", asked.stream().map(Map.Entry::getValue).toArray(Instant[]::new))
                .map(JudgeStore::sighting)
                .all()
                .collectList();
    }

    private record Visitor(String network, String visitor) {

        static Visitor of(Subject subject) {
            return new Visitor(subject.network().value(), String.valueOf(subject.visitor()));
        }
    }

    private static UUID[] conversions(Collection<Subject> subjects) {
        return subjects.stream().map(Subject::conversion).distinct().toArray(UUID[]::new);
    }

    private static UUID[] threads(Collection<Subject> subjects) {
        return subjects.stream().map(Subject::thread).distinct().toArray(UUID[]::new);
    }

    private static Fate fate(Readable row) {
        return new Fate(
                Column.of(row, "thread", UUID.class),
                Column.of(row, "revision", Integer.class),
                ConversionStatus.named(Column.of(row, "status", String.class)),
                Standing.valueOf(Column.of(row, "standing", String.class).toUpperCase(Locale.ROOT)));
    }

    private static Sighting sighting(Readable row) {
        return new Sighting(
                new NetworkId(Column.of(row, "network", String.class)),
                Column.of(row, "visitor", String.class),
                Column.of(row, "conversion", UUID.class),
                Column.of(row, "acted_at", Instant.class));
    }
}
