package io.clicktrail.transport.deadletter;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.clicktrail.event.Topic;
import io.clicktrail.transport.deadletter.Command.ListLetters;
import io.clicktrail.transport.deadletter.Command.ReplayLetters;
import io.clicktrail.transport.deadletter.Command.Unclear;

import static org.assertj.core.api.Assertions.assertThat;

class CommandTest {

    @Test
    void lettersCanBeListedAndReplayedAllOrByReason() {
        assertThat(Command.parse("list", "offers")).isEqualTo(new ListLetters(Topic.OFFERS, null));
        assertThat(Command.parse("replay", "clicks")).isEqualTo(new ReplayLetters(Topic.CLICKS, null));
        assertThat(Command.parse("replay", "clicks", "--reason", "refused-by-database"))
                .isEqualTo(new ReplayLetters(Topic.CLICKS, Reason.REFUSED_BY_DATABASE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "list",
                "burn clicks",
                "list klicks",
                "replay clicks --reason",
                "replay clicks --reason whim",
                "replay clicks reason unreadable"
            })
    void anythingElseIsUnclear(String line) {
        assertThat(Command.parse(line.split(" "))).isInstanceOf(Unclear.class);
    }

    @Test
    void anOldStateDoesNotComeBack() {
        assertThat(Command.parse("replay", "offers")).isInstanceOf(Unclear.class);
    }
}
