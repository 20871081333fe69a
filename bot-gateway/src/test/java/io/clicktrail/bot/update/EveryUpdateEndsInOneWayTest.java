package io.clicktrail.bot.update;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.telegram.telegrambots.meta.api.objects.Update;
import tools.jackson.databind.node.ObjectNode;

import io.clicktrail.bot.update.Outcome.Facts;
import io.clicktrail.bot.update.Outcome.Ignored;
import io.clicktrail.bot.update.Outcome.NotUnderstood;
import io.clicktrail.bot.update.Outcome.Started;
import io.clicktrail.event.EventCodec;
import io.clicktrail.event.TrackingEvent;
import io.clicktrail.event.UpdateRef;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Ten thousand updates that nobody has thought of. */
class EveryUpdateEndsInOneWayTest {

    private static final int UPDATES = 10_000;
    private static final int BATCH = 500;

    private enum Way {
        APPLIED,
        DUPLICATE,
        IGNORED,
        KEPT
    }

    private final UpdateTranslator translator = new UpdateTranslator();
    private final EventCodec codec = new EventCodec("/test");

    @ParameterizedTest
    @ValueSource(longs = {1, 20_261_121})
    void validUpdatesAreAppliedOrIgnoredOrRepeats(long seed) {
        RandomUpdates updates = new RandomUpdates(seed);
        Random random = new Random(seed);
        List<byte[]> bodies = new ArrayList<>();
        IntStream.range(0, UPDATES).forEach(i -> bodies.add(repeatOrNew(bodies, updates, random)));

        Map<Way, Integer> ways = waysOf(bodies);

        assertThat(sumOf(ways)).isEqualTo(UPDATES);
        assertThat(ways.get(Way.APPLIED)).isGreaterThan(UPDATES / 4);
        assertThat(ways.get(Way.IGNORED)).isGreaterThan(UPDATES / 10);
        assertThat(ways.get(Way.DUPLICATE)).isGreaterThan(UPDATES / 20);
        // Refunds in groups: the payer is not told.
        assertThat(ways.getOrDefault(Way.KEPT, 0)).isLessThan(UPDATES / 100);
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 7_100_000_001L})
    void spoiledUpdatesAreAppliedOrIgnoredOrRepeatsOrKept(long seed) {
        RandomUpdates updates = new RandomUpdates(seed);
        Mutation mutation = new Mutation(new Random(seed));
        List<byte[]> bodies = IntStream.range(0, UPDATES)
                .mapToObj(i -> mutation.of(updates.next()))
                .toList();

        Map<Way, Integer> ways = waysOf(bodies);

        assertThat(sumOf(ways)).isEqualTo(UPDATES);
        assertThat(ways.get(Way.APPLIED)).isGreaterThan(UPDATES / 20);
        assertThat(ways.get(Way.KEPT)).isGreaterThan(UPDATES / 5);
    }

    @ParameterizedTest
    @EnumSource
    void theGeneratorMakesWhatOthersReadToo(UpdateKind kind) throws Exception {
        RandomUpdates updates = new RandomUpdates(3);
        ObjectMapper telegrambots = new ObjectMapper();
        for (int i = 0; i < 100; i++) {
            ObjectNode update = updates.next(kind);

            assertThat(telegrambots.readValue(update.toString(), Update.class).getUpdateId())
                    .isEqualTo(update.path("update_id").intValue());
        }
    }

    @Test
    void whatIsAskedForIsWhatHasARule() {
        Set<String> withRule = Stream.of(UpdateKind.values())
                .filter(this::hasRule)
                .map(UpdateKind::wireName)
                .collect(Collectors.toSet());

        assertThat(UpdateKind.wanted()).containsExactlyInAnyOrderElementsOf(withRule);
    }

    private boolean hasRule(UpdateKind kind) {
        RandomUpdates updates = new RandomUpdates(4);
        return IntStream.range(0, 50)
                .mapToObj(i ->
                        translator.translate(Received.update(updates.next(kind).toString())))
                .noneMatch(update -> update.translation().equals(new Ignored(IgnoreReason.KIND_WITHOUT_EFFECT)));
    }

    private static byte[] repeatOrNew(List<byte[]> sofar, RandomUpdates updates, Random random) {
        return !sofar.isEmpty() && random.nextInt(10) == 0
                ? sofar.get(random.nextInt(sofar.size()))
                : updates.next().toString().getBytes(UTF_8);
    }

    /** Goes the way of the listener, with sets in place of tables. */
    private Map<Way, Integer> waysOf(List<byte[]> bodies) {
        Map<Way, Integer> ways = new EnumMap<>(Way.class);
        Set<UpdateRef> seen = new HashSet<>();
        for (int from = 0; from < bodies.size(); from += BATCH) {
            List<TranslatedUpdate> batch = bodies.subList(from, Math.min(bodies.size(), from + BATCH)).stream()
                    .map(body -> translator.translate(Received.bytes(body, Received.LATER)))
                    .toList();
            List<SettledUpdate> settled = Discussions.settle(batch, Map.of());
            Set<UpdateRef> unseen = settled.stream()
                    .map(SettledUpdate::ref)
                    .filter(Objects::nonNull)
                    .filter(seen::add)
                    .collect(Collectors.toSet());
            FirstSeen first = FirstSeen.of(settled, unseen);
            ways.merge(Way.DUPLICATE, batch.size() - first.updates().size(), Integer::sum);
            first.updates().forEach(update -> ways.merge(wayOf(update.outcome()), 1, Integer::sum));
            assertThat(first.notUnderstood()).hasSameSizeAs(keptIn(first));
        }
        return ways;
    }

    private static List<SettledUpdate> keptIn(FirstSeen first) {
        return first.updates().stream()
                .filter(update -> wayOf(update.outcome()) == Way.KEPT)
                .toList();
    }

    private static Way wayOf(Outcome outcome) {
        return switch (outcome) {
            case Started _, Facts _ -> Way.APPLIED;
            case Ignored _ -> Way.IGNORED;
            case NotUnderstood _ -> Way.KEPT;
        };
    }

    private static int sumOf(Map<Way, Integer> ways) {
        return ways.values().stream().mapToInt(Integer::intValue).sum();
    }

    @Test
    void everyFactThatFollowsCanTravel() {
        RandomUpdates updates = new RandomUpdates(5);
        Mutation mutation = new Mutation(new Random(5));
        Set<Class<?>> kinds = new HashSet<>();
        for (int i = 0; i < UPDATES; i++) {
            ObjectNode update = updates.next();
            factsIn(update.toString().getBytes(UTF_8)).forEach(fact -> kinds.add(assertTravels(fact)));
            factsIn(mutation.of(update)).forEach(this::assertTravels);
        }
        assertThat(kinds).as("kinds of facts that updates tell").hasSize(24);
    }

    private Class<?> assertTravels(TrackingEvent fact) {
        var encoded = codec.encode(fact);
        assertThat(codec.decode(encoded.headers().get(EventCodec.TYPE), encoded.body()))
                .isEqualTo(fact);
        assertThat(encoded.key()).isNotBlank();
        return fact.getClass();
    }

    private Collection<TrackingEvent> factsIn(byte[] body) {
        List<TranslatedUpdate> batch = List.of(translator.translate(Received.bytes(body, Received.LATER)));
        return Discussions.settle(batch, Map.of()).getFirst().outcome().facts();
    }
}
