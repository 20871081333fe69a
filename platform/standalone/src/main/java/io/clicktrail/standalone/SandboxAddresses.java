package io.clicktrail.standalone;

import java.util.Map;
import java.util.Optional;

/**
 * What a sandbox needs to know of the house it plays with.
 *
 * @param port that it listens on, on 127.0.0.1
 * @param services the base address of each, without a slash at the end
 * @param variables what the services were given, so that the sandbox calls them with the right secrets
 */
public record SandboxAddresses(int port, Map<Service, String> services, Map<Service, Map<String, String>> variables) {

    public SandboxAddresses {
        services = Map.copyOf(services);
        variables = Map.copyOf(variables);
    }

    /** The base address of the service. */
    public String of(Service service) {
        return Optional.ofNullable(services.get(service)).orElseThrow();
    }

    /** A variable as the service was given it. */
    public String variable(Service service, String name) {
        return Optional.ofNullable(variables.get(service))
                .map(given -> given.get(name))
                .orElseThrow(() -> new IllegalArgumentException(service.module() + " is not given " + name));
    }
}
