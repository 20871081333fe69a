package io.clicktrail.postback.network;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How a common tracker or network is called, to copy and to edit.
 *
 * @param name by which it is asked for
 * @param publicFormat whether its maker has published how it wants to be called
 * @param source where that is written; absent where it is not public
 * @param edit what has to be put in place of the examples before it is saved
 * @param network the body of a new network, but for its slug
 */
record Preset(
        String name,
        String title,
        boolean publicFormat,
        @Nullable String source,
        String note,
        List<String> edit,
        NetworkRequest network) {

    /** What a list of them shows. */
    record Line(
            String name,
            String title,
            boolean publicFormat,
            @Nullable String source,
            String note) {}

    Line line() {
        return new Line(name, title, publicFormat, source, note);
    }
}
