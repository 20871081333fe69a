package io.clicktrail.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.clicktrail.infrastructure.LocalServer;
import io.clicktrail.infrastructure.Loopback;

/** One service in a JVM of its own. It answers when its readiness says so. */
final class ServiceProcess extends LocalServer {
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .build();

    private final Service service;
    private final Map<String, String> variables;
    private final HouseSettings settings;
    private final Caches caches;
    private final URI readiness;

    ServiceProcess(Service service, Map<String, String> variables, HouseSettings settings, Caches caches) {
        super(
                service.module(),
                settings.data().resolve(service.module()),
                settings.logs().resolve(service.module() + ".log"),
                settings.ports().of(service));
        this.service = service;
        this.variables = variables;
        this.settings = settings;
        this.caches = caches;
        this.readiness = URI.create("http://" + Loopback.HOST + ":"
                + settings.ports().managementOf(service) + "/actuator/health/readiness");
    }

    @Override
    protected List<String> command() {
        var built = BuiltService.of(service, settings.project());
        return built.command(caches.of(built), System.getenv().getOrDefault("CLICKTRAIL_JAVA_OPTIONS", ""));
    }

    @Override
    protected Map<String, String> environment() {
        return variables;
    }

    @Override
    protected boolean answers() {
        var request =
                HttpRequest.newBuilder(readiness).timeout(Duration.ofSeconds(2)).build();
        try {
            return CLIENT.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    protected Duration patienceAtStop() {
        return caches.patienceAtStop();
    }
}
