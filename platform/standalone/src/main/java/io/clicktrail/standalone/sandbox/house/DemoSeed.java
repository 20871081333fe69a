package io.clicktrail.standalone.sandbox.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.clicktrail.standalone.Service;

/**
 * Puts the sample's teams, the demo network, leads.tech's target and the demo offers where they belong, through the public APIs, until it has
 * worked. What is there stays; only the address of the sandbox is put right, since its port may change between starts.
 */
public final class DemoSeed {
    private static final Logger log = LoggerFactory.getLogger(DemoSeed.class);

    /** Another one in each answer that is otherwise the same. */
    private static final Pattern REQUEST_ID = Pattern.compile("\"request_id\":\"[^\"]*\"");

    private final HouseClient house;
    private final JsonNode demo;
    private final JsonNode sample;
    private final Set<String> told = new HashSet<>();
    private volatile boolean done;

    /** @param sandboxUrl base address of the sandbox, as the services reach it */
    public DemoSeed(HouseClient house, String sandboxUrl) {
        this.house = house;
        this.demo = new JsonMapper().readTree(text("demo.json").replace("{sandbox}", sandboxUrl));
        this.sample = new JsonMapper().readTree(text("teams.json"));
    }

    /** Whether everything is in its place. */
    public boolean done() {
        return done;
    }

    /**
     * Puts in its place what is not there yet, as far as the services are up; whether all of it is there now. It is
     * called until it has worked, so it says the same only once, and whatever goes wrong is no more than a "not yet".
     */
    public boolean sow() throws InterruptedException {
        try {
            done = sown();
        } catch (RuntimeException unexpected) {
            if (isNew(unexpected.toString())) {
                log.warn("the demo could not be put in its place and is tried again", unexpected);
            }
        }
        if (done) {
            log.info("the demo's teams, network and offers are in their places");
        }
        return done;
    }

    private boolean sown() throws InterruptedException {
        try {
            var right = true;
            for (var team : sample.path("teams")) {
                right &= sowTeam(team);
            }
            for (var network : demo.path("networks")) {
                right &= sowNetwork(network);
            }
            for (var target : demo.path("arbitrage_targets")) {
                right &= sowTarget(target);
            }
            for (var offer : demo.path("offers")) {
                right &= sowOffer(offer);
            }
            return right;
        } catch (UncheckedIOException | JacksonException notUpYet) {
            log.debug("the services are not up yet", notUpYet);
            return false;
        }
    }

    private boolean sowTeam(JsonNode team) throws InterruptedException {
        var path = "/api/v1/teams/" + team.path("slug").asString();
        var there = house.adminGet(Service.ATTRIBUTION, path);
        return there.statusCode() == 200
                || (there.statusCode() == 404 && written(Service.ATTRIBUTION, "PUT", path, team, 200));
    }

    private boolean sowNetwork(JsonNode network) throws InterruptedException {
        var path = "/api/v1/networks/" + network.path("slug").asString();
        var there = house.adminGet(Service.POSTBACK, path);
        if (there.statusCode() == 404) {
            return added(Service.POSTBACK, "/api/v1/networks", network);
        }
        var template = HouseClient.json(there).path("postback").path("url_template");
        return template.equals(network.path("postback").path("url_template"))
                || house.adminSend(Service.POSTBACK, "PUT", path, network).statusCode() == 200;
    }

    private boolean sowTarget(JsonNode target) throws InterruptedException {
        var all = "/api/v1/arbitrage/targets";
        var path = all + "/" + target.path("slug").asString();
        var there = house.adminGet(Service.POSTBACK, path);
        if (there.statusCode() == 404) {
            return added(Service.POSTBACK, all, target);
        }
        return HouseClient.json(there).path("url").equals(target.path("url"))
                || house.adminSend(Service.POSTBACK, "PUT", path, target).statusCode() == 200;
    }

    private boolean sowOffer(JsonNode offer) throws InterruptedException {
        var path = "/api/v1/offers/" + offer.path("slug").asString();
        var there = house.adminGet(Service.ATTRIBUTION, path);
        return there.statusCode() == 200
                || (there.statusCode() == 404 && added(Service.ATTRIBUTION, "/api/v1/offers", offer));
    }

    private boolean added(Service service, String path, JsonNode thing) throws InterruptedException {
        return written(service, "POST", path, thing, 201);
    }

    private boolean written(Service service, String method, String path, JsonNode thing, int success)
            throws InterruptedException {
        var answer = house.adminSend(service, method, path, thing);
        if (answer.statusCode() / 100 == 4) {
            tell(path + ": " + thing.path("slug").asString() + " was refused: " + answer.body());
        }
        return answer.statusCode() == success;
    }

    private void tell(String refusal) {
        if (isNew(REQUEST_ID.matcher(refusal).replaceAll(""))) {
            log.warn("{}", refusal);
        }
    }

    private boolean isNew(String complaint) {
        return told.add(complaint);
    }

    private static String text(String file) {
        try (var in = Objects.requireNonNull(DemoSeed.class.getResourceAsStream("/sandbox/" + file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
