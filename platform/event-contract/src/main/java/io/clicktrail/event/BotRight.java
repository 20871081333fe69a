package io.clicktrail.event;

import java.util.Locale;

/** What an administrator of a chat may do: the {@code can_} fields of ChatMemberAdministrator (Bot API 10.2). */
public enum BotRight {
    /** Every administrator has it, so that it stands for being one. */
    MANAGE_CHAT,
    DELETE_MESSAGES,
    MANAGE_VIDEO_CHATS,
    RESTRICT_MEMBERS,
    PROMOTE_MEMBERS,
    CHANGE_INFO,
    INVITE_USERS,
    POST_STORIES,
    EDIT_STORIES,
    DELETE_STORIES,
    POST_MESSAGES,
    EDIT_MESSAGES,
    PIN_MESSAGES,
    MANAGE_TOPICS,
    MANAGE_DIRECT_MESSAGES;

    private final String field = "can_" + name().toLowerCase(Locale.ROOT);

    /** The field of the Bot API that says it. */
    public String field() {
        return field;
    }
}
