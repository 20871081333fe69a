package io.clicktrail.standalone.sandbox.house;

import java.util.List;

/** A channel or group that the bot administers in the sandbox. */
public record DemoChat(String offer, long id, String username, String type, String title) {

    /** Those that offers pay for joining, the most visited first. */
    public static final List<DemoChat> ALL = List.of(
            new DemoChat("demo-channel", -1_001_000_000_001L, "clicktrail_demo", "channel", "Вкусно дома"),
            new DemoChat("demo-spring", -1_001_000_000_002L, "clicktrail_demo_spring", "channel", "Весна"),
            new DemoChat(
                    "demo-langs", -1_001_000_000_003L, "clicktrail_demo_langs", "supergroup", "Языки каждый день"));

    /** Where the readers of the first channel talk: its posts are commented here, and messages get reactions. */
    public static final DemoChat DISCUSSION = new DemoChat(
            "demo-reaction", -1_001_000_000_004L, "clicktrail_demo_chat", "supergroup", "Вкусно дома: разговоры");
}
