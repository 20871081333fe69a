package io.clicktrail.benchmarks.campaign;

import java.nio.file.Path;
import java.util.function.Function;

import io.clicktrail.infrastructure.Directories;
import io.clicktrail.standalone.House;
import io.clicktrail.standalone.HouseNews;
import io.clicktrail.standalone.HouseSettings;
import io.clicktrail.standalone.Sandbox;
import io.clicktrail.standalone.SandboxAddresses;

/**
 * How every campaign runs: on a fresh house, in a directory that goes with it. The verdict says which promise was tried,
 * and the exit code says it too.
 *
 * @param promise a sentence that is true unless the campaign has broken it
 */
public record Trial(String name, String promise, Function<SandboxAddresses, Sandbox> outside) {

    /** What happens to the house. */
    @FunctionalInterface
    public interface Campaign {

        /** Whether the promise was kept. */
        boolean run(House house) throws Exception;
    }

    /** For campaigns that bring their own visitors: nobody is outside. */
    static Trial of(String name, String promise) {
        return new Trial(name, promise, addresses -> Sandbox.NONE);
    }

    void run(Campaign campaign) throws Exception {
        Path scratch = Directories.temporary(name);
        boolean kept;
        try (House house = House.in(HouseSettings.temporary(scratch), HouseNews.UNHEARD, outside)) {
            house.start();
            kept = campaign.run(house);
        }
        Directories.delete(scratch);
        end(kept, promise);
    }

    /** Says whether the promise was kept, and ends this JVM with it. */
    public static void end(boolean kept, String promise) {
        System.out.println((kept ? "kept: " : "BROKEN: ") + promise);
        System.exit(kept ? 0 : 1);
    }
}
