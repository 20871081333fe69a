package io.clicktrail.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;

import io.clicktrail.infrastructure.Loopback;

/** What must be so before anything is started: free ports and room on the disk. */
final class Ground {
    private static final long MEBIBYTE = 1024 * 1024;
    private static final long LEAST_ROOM = 512 * MEBIBYTE;

    private Ground() {}

    static void check(HouseSettings settings, boolean withServices) {
        checkRoom(settings);
        ports(settings.ports(), withServices).forEach((port, owner) -> {
            if (!Loopback.isFree(port)) {
                throw new HouseFailedException("port " + port + " of " + owner + " is in use; stop what uses it, or see"
                        + " bin/up --help for the variable that changes it");
            }
        });
    }

    private static void checkRoom(HouseSettings settings) {
        try {
            Files.createDirectories(settings.data());
            var room = Files.getFileStore(settings.data()).getUsableSpace();
            if (room < LEAST_ROOM) {
                throw new HouseFailedException("only " + room / MEBIBYTE + " MiB are free on the disk of "
                        + settings.data() + "; the house needs " + LEAST_ROOM / MEBIBYTE);
            }
        } catch (IOException e) {
            throw new HouseFailedException("cannot write to " + settings.data() + ": " + e.getMessage(), e);
        }
    }

    private static Map<Integer, String> ports(HousePorts ports, boolean withServices) {
        var owners = new LinkedHashMap<Integer, String>();
        owners.put(ports.servers().kafka(), "Kafka");
        owners.put(ports.servers().kafkaController(), "Kafka's controller");
        owners.put(ports.servers().postgres(), "PostgreSQL");
        owners.put(ports.servers().redis(), "Redis");
        if (withServices) {
            for (var service : Service.values()) {
                owners.put(ports.of(service), service.module());
                owners.put(ports.managementOf(service), service.module() + "'s management");
            }
            owners.put(ports.sandbox(), "the sandbox");
        }
        return owners;
    }
}
