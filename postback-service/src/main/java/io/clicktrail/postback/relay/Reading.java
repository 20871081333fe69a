package io.clicktrail.postback.relay;

import java.util.List;

/** What a call says, as it is read now; with another mapping it may say something else. */
public sealed interface Reading {

    /** It tells of something. */
    record Understood(Message message) implements Reading {}

    /** Its numbers are names of the same thing; nothing happened to it. */
    record SameThing(List<String> numbers) implements Reading {}

    /** Its status is a word that nobody knows. */
    record Unmapped(String word) implements Reading {}

    /** It says nothing that could have an effect. */
    record Mute(Reason reason) implements Reading {}
}
