package io.clicktrail.postback.network;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** A template filled in, or the reason why it cannot be. */
public sealed interface Rendering {

    /**
     * Fit to be sent: ASCII, percent-encoded.
     *
     * @param address scheme, host and path
     * @param leftOut the parameters that have nothing to send
     */
    record Ready(String address, List<Parameter> parameters, List<LeftOut> leftOut) implements Rendering {

        public Ready {
            parameters = List.copyOf(parameters);
            leftOut = List.copyOf(leftOut);
        }

        /** Without the {@code ?}; perhaps empty. */
        public String query() {
            return parameters.stream().map(Parameter::written).collect(Collectors.joining("&"));
        }

        /** The query as it may be logged and shown. */
        public String maskedQuery() {
            return parameters.stream().map(Parameter::masked).collect(Collectors.joining("&"));
        }
    }

    /**
     * One parameter, percent-encoded.
     *
     * @param value absent where it has not even a {@code =}
     * @param secret whether it proves that a call is ours
     */
    record Parameter(String name, @Nullable String value, boolean secret) {

        String written() {
            return value == null ? name : name + "=" + value;
        }

        String masked() {
            return secret ? name + "=***" : written();
        }

        /** As a reader of the URL would read it. */
        public String plainName() {
            return MacroValue.decode(name);
        }

        /** As a reader of the URL would read it. */
        public String plainValue() {
            return value == null ? "" : MacroValue.decode(value);
        }
    }

    /**
     * What is not sent.
     *
     * @param name of the parameter or header
     * @param macro that has no value
     * @param why {@code no_value} or {@code placeholder}: somebody forgot to put the value in its place
     */
    record LeftOut(String name, String macro, String why) {

        static LeftOut of(String name, Macro macro, Map<Macro, String> values) {
            String value = values.get(macro);
            boolean placeholder = value != null && !value.isBlank() && MacroValue.isPlaceholder(value);
            return new LeftOut(name, macro.wireName(), placeholder ? "placeholder" : "no_value");
        }
    }

    /** There is nothing to send in this macro's place. */
    record Missing(Macro macro) implements Rendering {}
}
