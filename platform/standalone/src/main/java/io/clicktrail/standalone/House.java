package io.clicktrail.standalone;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.clicktrail.infrastructure.HouseTopics;
import io.clicktrail.infrastructure.LocalServers;
import io.clicktrail.infrastructure.Loopback;

/**
 * Kafka, PostgreSQL, Redis, the six services and the sandbox: started in the order in which they need one another,
 * brought back when they die, stopped the other way round.
 *
 * <pre>{@code
 * try (var house = House.in(HouseSettings.temporary(directory), HouseNews.UNHEARD, SandboxServer::new)) {
 *     house.start();
 *     house.service(Service.CLICK).kill(); // comes back by itself
 *     house.kafka().freeze();
 * }
 * }</pre>
 */
public final class House implements AutoCloseable {
    private final HouseSettings settings;
    private final Secrets secrets;
    private final ServiceVariables variables;
    private final DataLock lock;
    private final LocalServers servers;
    private final HousePart kafka;
    private final HousePart postgres;
    private final HousePart redis;
    private final Map<Service, HousePart> services;
    private final Sandbox sandbox;

    private House(HouseSettings settings, HouseNews news, Function<SandboxAddresses, Sandbox> sandbox, Caches caches) {
        this.settings = settings;
        this.lock = DataLock.take(settings.data());
        this.secrets = Secrets.in(settings.data().resolve("secrets.env"));
        this.variables = new ServiceVariables(settings, secrets);
        this.servers = LocalServers.in(
                settings.data(),
                settings.logs(),
                settings.ports().servers(),
                secrets.postgresPassword(),
                settings.durability(),
                caches.ofKafka());
        this.kafka = new HousePart(servers.kafka(), news);
        this.postgres = new HousePart(servers.postgres(), news);
        this.redis = new HousePart(servers.redis(), news);
        this.services = byService(
                service -> new HousePart(new ServiceProcess(service, variables.of(service), settings, caches), news));
        this.sandbox = sandbox.apply(addresses());
    }

    /** Nothing is started yet; the data directory is locked, and the secrets are in it. */
    public static House in(HouseSettings settings, HouseNews news, Function<SandboxAddresses, Sandbox> sandbox) {
        return new House(settings, news, sandbox, new Caches.Used(settings.project()));
    }

    /** A run after which the JVMs start several times as fast. */
    static House training(HouseSettings settings, HouseNews news, Function<SandboxAddresses, Sandbox> sandbox) {
        return new House(settings, news, sandbox, new Caches.Trained(settings.project()));
    }

    /** Returns when everything is ready. */
    public void start() {
        Ground.check(settings, true);
        takeApartJars();
        startServersOnly();
        sandbox.start();
        together(services.values().stream().map(part -> part::start));
    }

    /** Returns when the three servers answer and have their topics, roles and schemas. */
    public void startServersOnly() {
        Ground.check(settings, false);
        together(Stream.of(this::startKafka, this::startPostgres, redis::start));
    }

    private void startKafka() {
        kafka.start();
        HouseTopics.create(servers.kafka().address(), "");
    }

    private void startPostgres() {
        postgres.start();
        var admin = servers.postgres().admin();
        admin.createDatabase(ServiceVariables.DATABASE);
        Stream.of(Service.values())
                .filter(Service::hasSchema)
                .forEach(service -> admin.createService(
                        ServiceVariables.DATABASE, service.shortName(), secrets.passwordOf(service)));
    }

    private void takeApartJars() {
        together(Stream.of(Service.values())
                .map(service -> BuiltService.of(service, settings.project()))
                .map(built -> () -> built.extract(settings.logs().resolve("extract.log"))));
    }

    /** Lets the sandbox send visitors. */
    public void startTraffic(int visitorsPerSecond) {
        sandbox.startTraffic(visitorsPerSecond);
    }

    public HousePart kafka() {
        return kafka;
    }

    public HousePart postgres() {
        return postgres;
    }

    public HousePart redis() {
        return redis;
    }

    public HousePart service(Service service) {
        return Objects.requireNonNull(services.get(service));
    }

    public HouseSettings settings() {
        return settings;
    }

    public Secrets secrets() {
        return secrets;
    }

    /** Whether any part of it runs. */
    public boolean running() {
        return Stream.concat(services.values().stream(), Stream.of(kafka, postgres, redis))
                .anyMatch(HousePart::running);
    }

    /** Where the services are and what they were given. */
    public SandboxAddresses addresses() {
        return new SandboxAddresses(
                settings.ports().sandbox(),
                byService(service ->
                        "http://" + Loopback.HOST + ":" + settings.ports().of(service)),
                byService(variables::of));
    }

    /** The three servers, for who wants to look into them. */
    public LocalServers servers() {
        return servers;
    }

    /** Services first, so that nothing they still want to write finds the servers gone. */
    @Override
    public void close() {
        together(services.values().stream().map(part -> part::stop));
        sandbox.close();
        together(Stream.of(kafka, postgres, redis).map(part -> part::stop));
        lock.close();
    }

    private static <T> Map<Service, T> byService(Function<Service, T> made) {
        return Stream.of(Service.values())
                .collect(Collectors.toMap(
                        service -> service, made, (one, other) -> one, () -> new EnumMap<>(Service.class)));
    }

    /** All at once; fails with the first failure when all have ended. */
    private static void together(Stream<Runnable> tasks) {
        var running = tasks.map(task -> CompletableFuture.runAsync(task, Thread::startVirtualThread))
                .toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(running).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }
}
