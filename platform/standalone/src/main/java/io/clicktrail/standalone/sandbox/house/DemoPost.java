package io.clicktrail.standalone.sandbox.house;

/**
 * A post of a channel, and the copy of it that Telegram puts into the channel's discussion group.
 *
 * @param number of the post in the channel
 * @param copy number of its copy in the group
 */
public record DemoPost(DemoChat channel, int number, DemoChat discussion, int copy, String text) {

    /** The one that the people of the sandbox comment on. */
    public static final DemoPost RECIPE =
            new DemoPost(DemoChat.ALL.getFirst(), 77, DemoChat.DISCUSSION, 345, "Лагман за сорок минут: рецепт");
}
