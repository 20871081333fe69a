package io.clicktrail.event;

import org.jspecify.annotations.Nullable;

/**
 * A channel or group.
 *
 * @param id negative for channels and supergroups (Bot API, Chat)
 * @param username without the @; absent for private chats
 * @param type {@code channel}, {@code supergroup} or {@code group}
 */
public record Chat(long id, @Nullable String username, String type) {}
