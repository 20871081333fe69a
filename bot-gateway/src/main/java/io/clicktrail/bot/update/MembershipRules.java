package io.clicktrail.bot.update;

import org.jspecify.annotations.Nullable;

import io.clicktrail.bot.telegram.People;
import io.clicktrail.bot.telegram.TelegramObject;
import io.clicktrail.bot.update.Outcome.Facts;
import io.clicktrail.bot.update.Outcome.Ignored;
import io.clicktrail.bot.update.Outcome.NotUnderstood;
import io.clicktrail.event.Chat;
import io.clicktrail.event.TelegramEvent;
import io.clicktrail.event.TelegramEvent.ChatJoined;
import io.clicktrail.event.TelegramEvent.ChatLeft;
import io.clicktrail.event.TelegramEvent.JoinRequested;
import io.clicktrail.event.TelegramUser;

/** What a change of a member means. {@code from} is who did it, perhaps an admin: the member is in the new state. */
final class MembershipRules {

    private static final int LONGEST_LINK = 256;
    private static final int LONGEST_LINK_NAME = 64;

    private MembershipRules() {}

    static Outcome changed(TelegramObject change, Circumstances at) {
        Presence before = Presence.of(change.find("old_chat_member"));
        Presence after = Presence.of(change.find("new_chat_member"));
        if (before == Presence.UNKNOWN || after == Presence.UNKNOWN) {
            return new NotUnderstood(KeepReason.UNKNOWN_STATUS);
        }
        TelegramObject user = change.get("new_chat_member").get("user");
        Member member = new Member(
                People.user(user),
                People.chat(change.get("chat")),
                Link.in(change),
                change.integer("date"),
                isRequested(change),
                byWhom(change),
                at);
        return People.isBot(user) ? new Ignored(IgnoreReason.DONE_BY_BOT) : changed(before, after, member);
    }

    private static Outcome changed(Presence before, Presence after, Member member) {
        boolean was = before == Presence.MEMBER;
        boolean is = after == Presence.MEMBER;
        if (was == is) {
            return new Ignored(IgnoreReason.MEMBERSHIP_UNCHANGED);
        }
        return Facts.of(is ? member.joined() : member.left(after));
    }

    /** The mark is for requests without a link; of others the link tells (Bot API, ChatMemberUpdated). */
    private static boolean isRequested(TelegramObject change) {
        TelegramObject link = change.find("invite_link");
        return change.flag("via_join_request") || link != null && link.flag("creates_join_request");
    }

    private static @Nullable Long byWhom(TelegramObject change) {
        TelegramObject from = change.find("from");
        return from == null ? null : from.findNumber("id");
    }

    static Outcome requested(TelegramObject request, Circumstances at) {
        int date = request.integer("date");
        TelegramObject user = request.get("from");
        if (People.isBot(user)) {
            return new Ignored(IgnoreReason.DONE_BY_BOT);
        }
        Link link = Link.in(request);
        return Facts.of(new JoinRequested(
                at.factId(date, "chat.join_requested"),
                at.occurredAt(date),
                at.update(),
                People.user(user),
                People.chat(request.get("chat")),
                request.number("user_chat_id"),
                link.text(),
                link.name()));
    }

    /** The invite link, as far as Telegram tells. */
    private record Link(@Nullable String text, @Nullable String name) {

        static Link in(TelegramObject joining) {
            TelegramObject link = joining.find("invite_link");
            return link == null
                    ? new Link(null, null)
                    : new Link(link.findText("invite_link", LONGEST_LINK), link.findText("name", LONGEST_LINK_NAME));
        }
    }

    /** Somebody whose membership changed. */
    private record Member(
            TelegramUser user,
            Chat chat,
            Link link,
            int date,
            boolean requested,
            @Nullable Long by,
            Circumstances at) {

        TelegramEvent joined() {
            return new ChatJoined(
                    at.factId(date, "chat.joined"),
                    at.occurredAt(date),
                    user,
                    chat,
                    link.text(),
                    link.name(),
                    requested,
                    inviter());
        }

        /** Whoever lets in those who have asked has not invited them. */
        private @Nullable Long inviter() {
            return requested || by == null || by == user.id() ? null : by;
        }

        TelegramEvent left(Presence after) {
            return new ChatLeft(at.factId(date, "chat.left"), at.occurredAt(date), user, chat, after.departure());
        }
    }
}
