package io.clicktrail.standalone.sandbox.journey;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.clicktrail.standalone.sandbox.journey.Entry.Acted;
import io.clicktrail.standalone.sandbox.journey.Entry.Clicked;

import static org.assertj.core.api.Assertions.assertThat;

class DecisionsTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final List<Entry> entries = new ArrayList<>();
    private final List<JsonNode> actions = new ArrayList<>();
    private final List<JsonNode> conversions = new ArrayList<>();

    @Test
    void anActionOfWhichNothingIsHeardYetIsAwaited() {
        did(Deed.REACTION, 0);

        assertThat(words(1)).containsExactly("awaited");
    }

    @Test
    void aClickHasNoVerdict() {
        entries.add(new Clicked(NOON, Deed.COMMENT, "token"));

        assertThat(words(1)).containsExactly("");
    }

    @Test
    void theFirstCommentIsTheFirstThatTheServiceTellsOfAndTheSecondTheSecond() {
        did(Deed.COMMENT, 0);
        did(Deed.POLL_VOTE, 1);
        did(Deed.COMMENT, 2);
        action("e-3", "comment", 2, "repeat");
        action("e-1", "comment", 0, "credited");
        action("e-2", "poll_vote", 1, "parked");
        conversion("e-1", 1, "pending", null);

        assertThat(words(3)).containsExactly("pending", "parked", "repeat");
    }

    @Test
    void ofSeveralRevisionsTheNewestCounts() {
        did(Deed.REACTION, 0);
        action("e-1", "reaction", 0, "credited");
        conversion("e-1", 2, "approved", null);
        conversion("e-1", 1, "reversed", "superseded");

        assertThat(words(1)).containsExactly("approved");
    }

    @Test
    void aLeaveShowsInWhatItTookBack() {
        did(Deed.JOIN, 0);
        did(Deed.LEAVE, 1);
        action("e-1", null, 0, "credited");
        conversion("e-1", 1, "reversed", "left");

        assertThat(words(2)).containsExactly("reversed", "left_reversed");
    }

    @Test
    void aLeaveThatTakesNothingBackIsAwaitedForAWhile() {
        did(Deed.JOIN, 0);
        did(Deed.LEAVE, 1);
        action("e-1", null, 0, "parked");

        assertThat(words(2)).containsExactly("parked", "awaited");
        assertThat(words(60)).containsExactly("parked", "left_for_nothing");
    }

    @Test
    void whatIsHeldOrMayStillBeExplainedIsNotSettled() {
        did(Deed.COMMENT, 0);
        did(Deed.POLL_VOTE, 0);
        action("e-1", "comment", 0, "credited");
        action("e-2", "poll_vote", 0, "parked");
        conversion("e-1", 1, "pending", null);

        assertThat(verdicts(1)).extracting(Verdict::settled).containsExactly(false, false);
        assertThat(verdicts(60)).extracting(Verdict::settled).containsExactly(false, true);
    }

    private void did(Deed deed, int second) {
        entries.add(new Acted(NOON.plusSeconds(second), deed));
    }

    /** @param goal null for a join */
    private void action(String event, @Nullable String goal, int second, String state) {
        actions.add(JSON.createObjectNode()
                .put("event", event)
                .put("goal", goal)
                .put("acted_at", NOON.plusSeconds(second).toString())
                .put("state", state));
    }

    private void conversion(String action, int revision, String state, @Nullable String undoing) {
        conversions.add(JSON.createObjectNode()
                .put("action", action)
                .put("revision", revision)
                .put("state", state)
                .put("undoing", undoing));
    }

    private List<String> words(int second) {
        return verdicts(second).stream().map(Verdict::word).toList();
    }

    private List<Verdict> verdicts(int second) {
        return new Decisions(entries, actions, conversions, NOON.plusSeconds(second)).verdicts();
    }
}
