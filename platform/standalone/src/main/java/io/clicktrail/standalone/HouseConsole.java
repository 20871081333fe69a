package io.clicktrail.standalone;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;

/** What a person sees in the terminal: one line for each thing that happens, and one table at the end. */
final class HouseConsole implements HouseNews {
    private final PrintStream out;
    private final PrintStream err;

    HouseConsole() {
        this(System.out, System.err);
    }

    HouseConsole(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    void say(String line) {
        out.println(line);
    }

    void complain(String line) {
        err.println("clicktrail: " + line);
    }

    @Override
    public void ready(String part, Duration took) {
        out.printf(Locale.ROOT, "  %-20s ready after %s%n", part, seconds(took));
    }

    @Override
    public void died(String part, int exitCode, Duration startsAgainIn) {
        out.printf(
                Locale.ROOT,
                "  %-20s died (exit code %d), starts again in %s%n",
                part,
                exitCode,
                seconds(startsAgainIn));
    }

    @Override
    public void failed(String part, String reason) {
        out.printf(Locale.ROOT, "  %-20s did not start: %s%n", part, reason);
    }

    void table(House house, Duration took) {
        out.println();
        services(house).forEach(out::println);
        servers(house).forEach(out::println);
        out.println();
        out.println("  secrets   " + house.settings().data().resolve("secrets.env"));
        out.println("  logs      " + house.settings().logs());
        out.println("  data      " + house.settings().data());
        out.println();
        out.println("ready in " + seconds(took) + " (Ctrl-C ends it)");
    }

    void serversTable(House house, Duration took) {
        out.println();
        servers(house).forEach(out::println);
        out.println();
        out.println("  secrets   " + house.settings().data().resolve("secrets.env"));
        out.println();
        out.println("ready in " + seconds(took) + " (Ctrl-C ends it)");
    }

    private static Stream<String> services(House house) {
        var ports = house.settings().ports();
        return Stream.of(
                row("the trail", ports.sandbox(), "/", "press once, watch a click become a postback"),
                row("a journey", ports.sandbox(), "/journey", "act as one person, read why it counts"),
                row("dashboard", ports.of(Service.ANALYTICS), "/", "user admin, password in the secrets"),
                row("postbacks", ports.of(Service.POSTBACK), "/manage", "networks, deliveries, rules; the same login"),
                row("clicks", ports.of(Service.CLICK), "/click/{offer}?uid=", Service.CLICK.module()),
                row("Telegram hook", ports.of(Service.BOT), "/bot/webhook", Service.BOT.module()),
                row("offers, journeys", ports.of(Service.ATTRIBUTION), "/api/v1/offers", Service.ATTRIBUTION.module()),
                row("networks, postbacks", ports.of(Service.POSTBACK), "/api/v1/postbacks", Service.POSTBACK.module()),
                row("AmoCRM hook", ports.of(Service.CRM), "/api/amocrm/sales-webhook", Service.CRM.module()));
    }

    private static Stream<String> servers(House house) {
        var servers = house.servers();
        return Stream.of(
                server("Kafka", servers.kafka().address()),
                server("PostgreSQL", servers.postgres().address() + "/" + ServiceVariables.DATABASE),
                server("Redis", servers.redis().address()));
    }

    private static String row(String what, int port, String path, String remark) {
        return String.format(Locale.ROOT, "  %-20s http://localhost:%-32s %s", what, port + path, remark);
    }

    private static String server(String name, String address) {
        return String.format(Locale.ROOT, "  %-20s %s", name, address);
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }
}
