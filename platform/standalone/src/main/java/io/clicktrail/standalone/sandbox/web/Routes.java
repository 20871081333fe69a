package io.clicktrail.standalone.sandbox.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Who answers what. A path that ends in {@code *} stands for all that begin so; the first match answers. */
public final class Routes {
    private static final Set<String> ANY = Set.of();

    /** Answers a request. */
    @FunctionalInterface
    public interface Handler {
        Reply answer(Request request) throws InterruptedException;
    }

    private record Route(Set<String> methods, String path, Handler handler) {
        boolean matches(Request request) {
            return path.endsWith("*")
                    ? request.path().startsWith(path.substring(0, path.length() - 1))
                    : request.path().equals(path);
        }

        boolean takes(String method) {
            return methods.isEmpty() || methods.contains(method);
        }
    }

    private final List<Route> routes = new ArrayList<>();

    public Routes get(String path, Handler handler) {
        return add(Set.of("GET", "HEAD"), path, handler);
    }

    public Routes post(String path, Handler handler) {
        return add(Set.of("POST"), path, handler);
    }

    public Routes delete(String path, Handler handler) {
        return add(Set.of("DELETE"), path, handler);
    }

    public Routes any(String path, Handler handler) {
        return add(ANY, path, handler);
    }

    private Routes add(Set<String> methods, String path, Handler handler) {
        routes.add(new Route(methods, path, handler));
        return this;
    }

    Reply answer(Request request) throws InterruptedException {
        var matching = routes.stream().filter(route -> route.matches(request)).toList();
        for (var route : matching) {
            if (route.takes(request.method())) {
                return route.handler().answer(request);
            }
        }
        return matching.isEmpty()
                ? Reply.problem(404, "not_found", "There is nothing here.")
                : Reply.problem(405, "method_not_allowed", "This address does not take this method.");
    }
}
