package io.clicktrail.standalone;

import java.util.List;

/** What the command line asks for. */
sealed interface Options {
    int USUAL_TRAFFIC = 5;

    record Help() implements Options {}

    /** Only the training run, for a build. */
    record Train() implements Options {}

    /** Only Kafka, PostgreSQL and Redis: the services run from somewhere else. */
    record ServersOnly() implements Options {}

    /** @param visitorsPerSecond 0 for none */
    record Everything(int visitorsPerSecond) implements Options {}

    record Wrong(String message) implements Options {}

    static Options of(List<String> arguments) {
        return switch (arguments.isEmpty() ? "" : arguments.getFirst()) {
            case "" -> new Everything(0);
            case "--help", "-h" -> new Help();
            case "--train" -> alone(arguments, new Train());
            case "--infra-only" -> alone(arguments, new ServersOnly());
            case "--traffic" -> traffic(arguments);
            default -> new Wrong("unknown option " + arguments.getFirst());
        };
    }

    private static Options alone(List<String> arguments, Options options) {
        return arguments.size() == 1 ? options : new Wrong(arguments.getFirst() + " stands alone");
    }

    private static Options traffic(List<String> arguments) {
        if (arguments.size() == 1) {
            return new Everything(USUAL_TRAFFIC);
        }
        var perSecond = arguments.get(1);
        return arguments.size() == 2 && perSecond.matches("[1-9]\\d{0,3}")
                ? new Everything(Integer.parseInt(perSecond))
                : new Wrong("--traffic takes a number of visitors per second, 1 to 9999");
    }
}
