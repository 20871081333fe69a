package io.clicktrail.benchmarks.click;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.apache.kafka.common.utils.AppInfoParser;
import tools.jackson.databind.json.JsonMapper;

import io.clicktrail.benchmarks.load.BootJar;
import io.clicktrail.infrastructure.Loopback;

/** What ran, and on what: a number without that says nothing. */
final class Versions {

    private static final Pattern TUNING =
            Pattern.compile("(CLICKTRAIL_(PUBLISH|SPOOL|STATE)|SPRING_KAFKA|UNIQUENESS|FLOOD|REACTOR)_.*");
    private static final JsonMapper JSON = new JsonMapper();

    private Versions() {}

    static void print(Path repository, Field field) throws IOException, InterruptedException {
        Path packages = repository.resolve("benchmarks/peers/node_modules");
        System.out.printf(
                "Linux %s, %d cores%n",
                System.getProperty("os.version"), Runtime.getRuntime().availableProcessors());
        System.out.printf(
                "JDK %s, Spring Boot %s, Kafka %s%n",
                Runtime.version(), BootJar.springBoot(repository, "click-gateway"), AppInfoParser.getVersion());
        System.out.println(said(programOf(field.ours(), Part.CACHE), "--version"));
        System.out.println(said(programOf(field.seed(), Part.DATABASE), "--version"));
        System.out.println(said("nginx", "-v"));
        System.out.println(said("wrk", "-v"));
        System.out.printf(
                "Node %s, express %s, fastify %s, pg %s; one process each%n",
                said("node", "--version"),
                packaged(packages, "express"),
                packaged(packages, "fastify"),
                packaged(packages, "pg"));
        System.out.println("JVM of gateway and bare servers: " + String.join(" ", JvmOptions.front()));
        System.out.println("settings given to the gateway: " + given());
        System.out.println("all on " + Loopback.HOST + ", keep-alive, no TLS, one broker, PostgreSQL with fsync");
    }

    /** Of the environment, which it inherits; all that is not named there is as the house has it. */
    private static Map<String, String> given() {
        Map<String, String> given = new TreeMap<>(System.getenv());
        given.keySet().removeIf(name -> !TUNING.matcher(name).matches());
        return given;
    }

    private static String programOf(Contender contender, Part part) {
        ProcessHandle process = contender.processes().get(part);
        return process == null ? "" : process.info().command().orElseThrow();
    }

    private static String packaged(Path packages, String name) {
        return JSON.readTree(packages.resolve(name).resolve("package.json"))
                .path("version")
                .asString();
    }

    /** The first line of what a program says about itself. */
    private static String said(String... command) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said.lines().findFirst().orElse("");
    }
}
