package io.clicktrail.event;

import org.jspecify.annotations.Nullable;

/**
 * A channel or group; or, where a message was sent to the bot itself, the private chat with its user.
 *
 * @param id negative for channels and supergroups (Bot API, Chat)
 * @param username without the @; absent for what is not public
 * @param type {@code channel}, {@code supergroup}, {@code group} or {@code private}
 */
public record Chat(long id, @Nullable String username, String type) {}
