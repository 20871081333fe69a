package io.clicktrail.standalone;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

import io.clicktrail.infrastructure.LocalServers;
import io.clicktrail.infrastructure.Loopback;

/**
 * Where everything listens on 127.0.0.1.
 *
 * @param management of each service, for health and Prometheus
 */
public record HousePorts(
        Map<Service, Integer> services, Map<Service, Integer> management, int sandbox, LocalServers.Ports servers) {
    private static final int MANAGEMENT_OFFSET = 1000;

    public HousePorts {
        services = Map.copyOf(services);
        management = Map.copyOf(management);
    }

    /** The usual ones, each of which an environment variable may change: {@code CLICKTRAIL_CLICK_PORT}, ... */
    static HousePorts from(Map<String, String> environment) {
        var services = new EnumMap<Service, Integer>(Service.class);
        var management = new EnumMap<Service, Integer>(Service.class);
        for (var service : Service.values()) {
            var port = port(environment, variable(service), service.usualPort());
            services.put(service, port);
            management.put(service, port + MANAGEMENT_OFFSET);
        }
        var kafka = port(environment, "CLICKTRAIL_KAFKA_PORT", 19092);
        var servers = new LocalServers.Ports(
                kafka,
                port(environment, "CLICKTRAIL_KAFKA_CONTROLLER_PORT", kafka + 1),
                port(environment, "CLICKTRAIL_POSTGRES_PORT", 15432),
                port(environment, "CLICKTRAIL_REDIS_PORT", 16379));
        return new HousePorts(services, management, port(environment, "CLICKTRAIL_SANDBOX_PORT", 8090), servers);
    }

    /** Ports that are free now. */
    public static HousePorts free() {
        var services = new EnumMap<Service, Integer>(Service.class);
        var management = new EnumMap<Service, Integer>(Service.class);
        for (var service : Service.values()) {
            services.put(service, Loopback.freePort());
            management.put(service, Loopback.freePort());
        }
        return new HousePorts(services, management, Loopback.freePort(), LocalServers.Ports.free());
    }

    static String variable(Service service) {
        return "CLICKTRAIL_" + service.shortName().toUpperCase(Locale.ROOT) + "_PORT";
    }

    public int of(Service service) {
        return required(services, service);
    }

    int managementOf(Service service) {
        return required(management, service);
    }

    private static int required(Map<Service, Integer> ports, Service service) {
        var port = ports.get(service);
        if (port == null) {
            throw new IllegalStateException("no port for " + service.module());
        }
        return port;
    }

    private static int port(Map<String, String> environment, String variable, int usual) {
        var given = environment.getOrDefault(variable, "");
        if (given.isBlank()) {
            return usual;
        }
        if (!given.matches("\\d{1,5}") || Integer.parseInt(given) < 1 || Integer.parseInt(given) > 65_535) {
            throw new HouseFailedException(variable + " must be a port between 1 and 65535, not \"" + given + "\"");
        }
        return Integer.parseInt(given);
    }
}
