package io.clicktrail.benchmarks.click;

import java.util.ArrayList;
import java.util.List;

/** How the JVMs of the fronts run: ours and its bare peers alike. */
final class JvmOptions {

    private JvmOptions() {}

    /** As in the house, with half of its heap; more options by {@code -Djvm="..."}, which win. */
    static List<String> front() {
        List<String> options =
                new ArrayList<>(List.of("-Xms48m", "-Xmx128m", "-XX:+UseSerialGC", "-XX:TrimNativeHeapInterval=5000"));
        String more = System.getProperty("jvm", "").strip();
        if (!more.isEmpty()) {
            options.addAll(List.of(more.split("\\s+")));
        }
        return options;
    }
}
