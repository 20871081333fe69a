package io.clicktrail.standalone;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

import io.clicktrail.infrastructure.ServerFailedException;
import io.clicktrail.standalone.sandbox.SandboxServer;

/** The command behind {@code bin/up}. */
public final class Launcher {
    /** The one place where the house meets the outside world. */
    private static final Function<SandboxAddresses, Sandbox> SANDBOX = SandboxServer::new;

    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;

    private final HouseConsole console;

    private Launcher(HouseConsole console) {
        this.console = console;
    }

    public static void main(String[] arguments) {
        var exitCode = new Launcher(new HouseConsole()).run(Options.of(List.of(arguments)));
        System.exit(exitCode);
    }

    private int run(Options options) {
        try {
            return switch (options) {
                case Options.Help() -> help();
                case Options.Train() -> train();
                case Options.ServersOnly() -> serversOnly();
                case Options.Everything(var visitorsPerSecond) -> everything(visitorsPerSecond);
                case Options.Wrong(var message) -> wrong(message);
            };
        } catch (HouseFailedException | ServerFailedException e) {
            console.complain(String.valueOf(e.getMessage()));
            return FAILED;
        }
    }

    private int everything(int visitorsPerSecond) {
        var started = Instant.now();
        var house = houseThatEndsWithUs();
        house.start();
        console.table(house, since(started));
        if (visitorsPerSecond > 0) {
            house.startTraffic(visitorsPerSecond);
            console.say(visitorsPerSecond + " visitors per second are on their way");
        }
        return stayUntilSignalled();
    }

    private int serversOnly() {
        var started = Instant.now();
        var house = houseThatEndsWithUs();
        house.startServersOnly();
        console.serversTable(house, since(started));
        return stayUntilSignalled();
    }

    private int train() {
        var project = HouseSettings.from(System.getenv()).project();
        if (Training.done(project)) {
            return 0;
        }
        var started = Instant.now();
        console.say("training the JVMs to start fast (once after each build, about a minute)");
        Training.run(HouseNews.UNHEARD, SANDBOX);
        console.say("trained in " + since(started).toSeconds() + " s");
        return 0;
    }

    private House houseThatEndsWithUs() {
        var house = House.in(HouseSettings.from(System.getenv()), console, SANDBOX);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            if (house.running()) {
                console.say("stopping");
                house.close();
                console.say("stopped");
            }
        }));
        return house;
    }

    /** The shutdown hook does the rest. */
    private static int stayUntilSignalled() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    private int help() {
        console.say(Help.TEXT);
        return 0;
    }

    private int wrong(String message) {
        console.complain(message + "; see bin/up --help");
        return WRONG_USAGE;
    }

    private static Duration since(Instant started) {
        return Duration.between(started, Instant.now());
    }
}
