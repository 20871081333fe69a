package io.clicktrail.bot.update;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.ChatInviteLink;
import org.telegram.telegrambots.meta.api.objects.User;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMember;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMemberUpdated;

import io.clicktrail.bot.update.Translation.Facts;
import io.clicktrail.bot.update.Translation.Ignored;
import io.clicktrail.bot.update.Translation.NotUnderstood;
import io.clicktrail.event.TelegramEvent;
import io.clicktrail.event.TelegramEvent.ChatJoined;
import io.clicktrail.event.TelegramEvent.ChatLeft;

/** What a change of a member means. {@code from} is who did it, perhaps an admin: the member is in the new state. */
final class MembershipRules {

    private static final int LONGEST_LINK = 256;
    private static final int LONGEST_LINK_NAME = 64;

    private MembershipRules() {}

    static Translation translate(ChatMemberUpdated change, Circumstances at) {
        Presence before = Presence.of(change.getOldChatMember());
        Presence after = Presence.of(change.getNewChatMember());
        if (before == Presence.UNKNOWN || after == Presence.UNKNOWN) {
            return new NotUnderstood(KeepReason.UNKNOWN_STATUS);
        }
        User user = userOf(change.getNewChatMember());
        if (user == null || change.getDate() == null || !isWhole(change)) {
            return new NotUnderstood(KeepReason.INCOMPLETE);
        }
        if (People.isBot(user)) {
            return new Ignored(IgnoreReason.DONE_BY_BOT);
        }
        return changed(before, after, new Member(user, change, change.getDate(), at));
    }

    private static Translation changed(Presence before, Presence after, Member member) {
        boolean was = before == Presence.MEMBER;
        boolean is = after == Presence.MEMBER;
        if (was == is) {
            return new Ignored(IgnoreReason.MEMBERSHIP_UNCHANGED);
        }
        return new Facts(List.of(is ? member.joined() : member.left(after)));
    }

    private static @Nullable User userOf(@Nullable ChatMember member) {
        User user = member == null ? null : member.getUser();
        return user == null || user.getId() == null ? null : user;
    }

    private static boolean isWhole(ChatMemberUpdated change) {
        return change.getChat() != null
                && change.getChat().getId() != null
                && CleanText.of(change.getChat().getType(), 1) != null;
    }

    /** Somebody whose membership changed. */
    private record Member(User user, ChatMemberUpdated change, int date, Circumstances at) {

        TelegramEvent joined() {
            ChatInviteLink link = change.getInviteLink();
            return new ChatJoined(
                    at.factId(date, "chat.joined"),
                    at.occurredAt(date),
                    People.user(user),
                    People.chat(change.getChat()),
                    link == null ? null : CleanText.of(link.getInviteLink(), LONGEST_LINK),
                    link == null ? null : CleanText.of(link.getName(), LONGEST_LINK_NAME));
        }

        TelegramEvent left(Presence after) {
            return new ChatLeft(
                    at.factId(date, "chat.left"),
                    at.occurredAt(date),
                    People.user(user),
                    People.chat(change.getChat()),
                    after.departure());
        }
    }
}
