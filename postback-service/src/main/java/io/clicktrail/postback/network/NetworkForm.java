package io.clicktrail.postback.network;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import tools.jackson.databind.node.ObjectNode;

import io.clicktrail.postback.page.FormBody;

/** Which parts of a network have a field of their own in the editor. */
final class NetworkForm {

    private static final String STATUSES = "postback.statuses.";
    private static final List<String> PATHS = Stream.concat(
                    Stream.of(
                            "name",
                            "click_id_parameters[]",
                            "postback.url_template",
                            "postback.method",
                            "postback.success.statuses[]",
                            "postback.success.body",
                            "postback.timeout",
                            "rate_limit.count",
                            "rate_limit.per",
                            "time_zone"),
                    statuses().stream().map(status -> STATUSES + status))
            .toList();
    /** What the API shows and does not take. */
    private static final List<String> SHOWN =
            List.of("slug", "click_id_parameter", "enabled", "disabled_because", "created_at");

    private NetworkForm() {}

    /** @param network as the API shows it, or as a preset has it */
    static FormBody of(ObjectNode network) {
        ObjectNode written = network.deepCopy();
        SHOWN.forEach(written::remove);
        if (written.path("postback").path("signature") instanceof ObjectNode signature) {
            signature.remove("secrets");
        }
        return FormBody.of(withoutEmpty(written), PATHS);
    }

    private static ObjectNode withoutEmpty(ObjectNode object) {
        List<String> names = List.copyOf(object.propertyNames());
        for (String name : names) {
            if (object.path(name) instanceof ObjectNode inner) {
                withoutEmpty(inner);
            }
            if (object.path(name).isNull()
                    || object.path(name).isContainer() && object.path(name).isEmpty()) {
                object.remove(name);
            }
        }
        return object;
    }

    /** As they are written in a template. */
    static List<String> macros() {
        return Arrays.stream(Macro.values())
                .map(macro -> "{" + macro.wireName() + "}")
                .toList();
    }

    static List<String> statuses() {
        return Arrays.stream(ConversionStatus.values())
                .map(ConversionStatus::wireName)
                .toList();
    }
}
