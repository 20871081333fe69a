package io.clicktrail.bot.update;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.clicktrail.bot.update.Outcome.Facts;
import io.clicktrail.bot.update.Outcome.Ignored;
import io.clicktrail.bot.update.Outcome.NotUnderstood;
import io.clicktrail.event.Chat;
import io.clicktrail.event.TelegramEvent;
import io.clicktrail.event.TelegramEvent.ChatJoined;
import io.clicktrail.event.TelegramEvent.ChatLeft;

import static org.assertj.core.api.Assertions.assertThat;

class MembershipRulesTest {

    private final UpdateTranslator translator = new UpdateTranslator();

    @Test
    void aJoinTellsTheMemberTheChatAndTheLink() {
        ChatJoined joined = (ChatJoined) fact(translate(Received.text("join-by-invite-link")));

        assertThat(joined.user().id()).isEqualTo(7100000001L);
        assertThat(joined.chat()).isEqualTo(new Chat(-1001234567890L, "sportschannel", "channel"));
        assertThat(joined.inviteLink()).isEqualTo("https://t.me/+AbCdEfGhIjKlMnOp");
        assertThat(joined.inviteName()).isEqualTo("c:01J9ZQ5T7E8R");
        assertThat(joined.requested()).isFalse();
        assertThat(joined.inviter()).isNull();
    }

    @Test
    void whoeverAddsSomebodyIsTheInviter() {
        ChatJoined joined = (ChatJoined) fact(translate(Received.text("join-by-invite-link")
                .replaceFirst("(\"from\": ?\\{\\s*\"id\": ?)7100000001", "$1" + 5000000001L)));

        assertThat(joined.inviter()).isEqualTo(5000000001L);
    }

    @Test
    void whoeverLetsInWhoHasAskedHasNotInvitedThem() {
        ChatJoined joined = (ChatJoined) fact(translate(Received.text("join-by-invite-link")
                .replaceFirst("(\"from\": ?\\{\\s*\"id\": ?)7100000001", "$1" + 5000000001L)
                .replace("\"creates_join_request\": false", "\"creates_join_request\": true")));

        assertThat(joined.requested()).isTrue();
        assertThat(joined.inviter()).isNull();
    }

    @Test
    void theMemberIsTheOneChangedNotTheOneWhoChangesHim() {
        String addedByAdmin = membership(status("left"), status("member"))
                .replace("\"from\":{\"id\":7100000001", "\"from\":{\"id\":5000000001");

        assertThat(fact(translate(addedByAdmin)).user().id()).isEqualTo(7100000001L);
    }

    @ParameterizedTest(name = "{0} -> {1} is {2}")
    @CsvSource(nullValues = "-", textBlock = """
            left,           member,         JOINED
            kicked,         member,         JOINED
            left,           administrator,  JOINED
            left,           creator,        JOINED
            left,           restricted in,  JOINED
            restricted out, member,         JOINED
            restricted out, restricted in,  JOINED
            member,         left,           LEFT
            administrator,  left,           LEFT
            creator,        left,           LEFT
            restricted in,  left,           LEFT
            member,         kicked,         KICKED
            restricted in,  kicked,         KICKED
            member,         restricted out, RESTRICTED
            restricted in,  restricted out, RESTRICTED
            member,         administrator,  -
            member,         restricted in,  -
            restricted in,  member,         -
            left,           kicked,         -
            kicked,         left,           -
            left,           restricted out, -
            restricted out, left,           -
            """)
    void membershipsChangeInOneOfTheseWays(String before, String after, @Nullable String change) {
        Translation translation = translate(membership(status(before), status(after)));

        assertThat(changeIn(translation)).isEqualTo(change);
    }

    @Test
    void anUnknownStatusIsKeptNotGuessed() {
        assertThat(translate(membership(status("left"), "\"status\":\"hologram\"")))
                .isEqualTo(new NotUnderstood(KeepReason.UNKNOWN_STATUS));
        assertThat(translate(membership("\"status\":\"hologram\"", status("member"))))
                .isEqualTo(new NotUnderstood(KeepReason.UNKNOWN_STATUS));
    }

    @Test
    void aRestrictedMemberWithoutWordOnMembershipIsKept() {
        assertThat(translate(membership(status("left"), "\"status\":\"restricted\"")))
                .isEqualTo(new NotUnderstood(KeepReason.UNKNOWN_STATUS));
    }

    @Test
    void aMembershipWithoutChatOrDateIsKept() {
        String whole = membership(status("left"), status("member"));

        assertThat(translate(whole.replace("\"chat\"", "\"place\"")))
                .isEqualTo(new NotUnderstood(KeepReason.INCOMPLETE));
        assertThat(translate(whole.replace("\"date\"", "\"when\"")))
                .isEqualTo(new NotUnderstood(KeepReason.INCOMPLETE));
    }

    private Translation translate(String json) {
        return translator
                .translate(Received.bytes(json.getBytes(StandardCharsets.UTF_8), Received.LATER))
                .translation();
    }

    private static TelegramEvent fact(Translation translation) {
        assertThat(translation).isInstanceOf(Facts.class);
        return (TelegramEvent) ((Facts) translation).facts().getFirst();
    }

    private static @Nullable String changeIn(Translation translation) {
        if (translation.equals(new Ignored(IgnoreReason.MEMBERSHIP_UNCHANGED))) {
            return null;
        }
        return switch (fact(translation)) {
            case ChatJoined joined -> "JOINED";
            case ChatLeft left -> left.departure().name();
            default -> throw new AssertionError("no change of membership");
        };
    }

    private static String status(String status) {
        return switch (status) {
            case "restricted in" -> "\"status\":\"restricted\",\"is_member\":true";
            case "restricted out" -> "\"status\":\"restricted\",\"is_member\":false";
            default -> "\"status\":\"" + status + "\"";
        };
    }

    private static String membership(String before, String after) {
        return """
                {"update_id":1,"chat_member":{"chat":{"id":-100123,"type":"channel"},\
                "from":{"id":7100000001,"is_bot":false,"first_name":"Anna"},"date":1795000010,\
                "old_chat_member":{"user":{"id":7100000001,"is_bot":false,"first_name":"Anna"},%s},\
                "new_chat_member":{"user":{"id":7100000001,"is_bot":false,"first_name":"Anna"},%s}}}""".formatted(before, after);
    }
}
