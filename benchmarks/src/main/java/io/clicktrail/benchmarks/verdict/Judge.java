package io.clicktrail.benchmarks.verdict;

import java.lang.reflect.Method;
import java.util.Locale;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * The classes that judge, as click-gateway and analytics-service are built with them. Services are no libraries, so this
 * module is not compiled against them; the script puts their classes on the path.
 */
final class Judge {

    private final Object agents;
    private final Method agentOf;
    private final Method rule;
    private final Object browsers;
    private final Method browserOf;
    private final Method device;

    /** @throws ReflectiveOperationException if the classes are not there, or have changed */
    Judge() throws ReflectiveOperationException {
        Class<?> agentsClass = Class.forName("io.clicktrail.click.visitor.Agents");
        agents = agentsClass.getConstructor().newInstance();
        agentOf = agentsClass.getMethod("of", String.class);
        rule = Class.forName("io.clicktrail.click.visitor.Agent").getMethod("rule");
        Class<?> browsersClass = Class.forName("io.clicktrail.analytics.browser.Browsers");
        browsers = browsersClass.getConstructor().newInstance();
        browserOf = browsersClass.getMethod("of", String.class);
        device = Class.forName("io.clicktrail.analytics.browser.Browser").getMethod("device");
    }

    /** The rule by which the edge takes it for a machine; null for people. */
    @Nullable
    String machine(String userAgent) {
        return (String) answer(rule, call(agentOf, agents, userAgent));
    }

    /** What people hold in their hands: {@code phone}, {@code tablet}, {@code desktop}, {@code tv} or {@code other}. */
    String device(String userAgent) {
        return call(device, call(browserOf, browsers, userAgent)).toString().toLowerCase(Locale.ROOT);
    }

    private static Object call(Method method, Object on, Object... arguments) {
        return Objects.requireNonNull(answer(method, on, arguments), method.getName());
    }

    private static @Nullable Object answer(Method method, Object on, Object... arguments) {
        try {
            return method.invoke(on, arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(method + " does not answer", e);
        }
    }
}
