package io.clicktrail.bot.update;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.clicktrail.event.UpdateRef;

import static org.assertj.core.api.Assertions.assertThat;

class FirstSeenTest {

    private final UpdateTranslator translator = new UpdateTranslator();

    @Test
    void ofCopiesInOneBatchTheFirstCounts() {
        SettledUpdate first = start(1);
        SettledUpdate copy = start(1);

        FirstSeen seen = FirstSeen.of(List.of(first, copy), Set.of(new UpdateRef(Received.BOT, 1)));

        assertThat(seen.updates()).containsExactly(first);
        assertThat(seen.facts()).hasSize(1);
        assertThat(seen.starts()).hasSize(1);
    }

    @Test
    void aKnownUpdateHasNoEffect() {
        FirstSeen seen = FirstSeen.of(List.of(start(1), start(2)), Set.of(new UpdateRef(Received.BOT, 2)));

        assertThat(seen.facts()).hasSize(1);
        assertThat(seen.updates()).extracting(SettledUpdate::ref).containsExactly(new UpdateRef(Received.BOT, 2));
    }

    @Test
    void whatHasNoNumberIsAlwaysKept() {
        SettledUpdate noise = settled("noise");

        FirstSeen seen = FirstSeen.of(List.of(noise), Set.of());

        assertThat(seen.notUnderstood()).extracting(KeptUpdate::reason).containsExactly("not_json");
        assertThat(seen.facts()).isEmpty();
    }

    private SettledUpdate start(long updateId) {
        return settled(Received.text("start-in-private").replace("100001", Long.toString(updateId)));
    }

    private SettledUpdate settled(String update) {
        return translator.translate(Received.update(update)).settled(Map.of());
    }
}
