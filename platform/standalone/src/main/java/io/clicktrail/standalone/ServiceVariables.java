package io.clicktrail.standalone;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

import io.clicktrail.infrastructure.Loopback;

/**
 * The environment variables of each service: the same names as in {@code docker-compose.yml}, each service only those
 * that it reads.
 */
final class ServiceVariables {
    static final String DATABASE = "clicktrail";

    /** The bot of the sandbox, whose token opens nothing. */
    private static final String SANDBOX_BOT = "clicktrail_sandbox_bot";

    private static final String SANDBOX_TOKEN = "100000001:sandbox-bot-of-this-machine-only";

    /** Postbacks are tried again after seconds instead of minutes, so that one can watch. */
    private static final String TIME_SCALE_TO_WATCH = "0.03";

    /** Where the sandbox hears of sales. */
    private static final String SANDBOX_SALES_CHAT = "@clicktrail_sales";

    private final HousePorts ports;
    private final Secrets secrets;
    private final Path data;
    private final Map<String, String> outside;

    ServiceVariables(HouseSettings settings, Secrets secrets) {
        this.ports = settings.ports();
        this.data = settings.data();
        this.outside = settings.outside();
        this.secrets = secrets;
    }

    Map<String, String> of(Service service) {
        var variables = new TreeMap<String, String>();
        putCommon(variables, service);
        putAccess(variables);
        if (service.hasSchema()) {
            putPostgres(variables, service);
        }
        switch (service) {
            case CLICK -> {
                putBotName(variables);
                putRedis(variables);
                put(variables, "PUBLIC_BASE_URL", publicBaseUrl());
                put(variables, "TRUSTED_PROXIES", "");
                put(variables, "VK_APP_KEYS", "");
                // All who come to the sandbox have the address of this machine.
                put(variables, "FLOOD_MARKED_ABOVE", given("BOT_TOKEN") ? "120" : "0");
                put(variables, "FLOOD_REFUSED_ABOVE", given("BOT_TOKEN") ? "6000" : "0");
                putSecret(variables, "VISITOR_HASH_KEY");
                putSecret(variables, "SHARE_LINK_KEY");
            }
            case BOT -> putBot(variables);
            case ATTRIBUTION -> put(variables, "PUBLIC_BASE_URL", publicBaseUrl());
            case POSTBACK -> {
                putSecret(variables, "USER_HASH_KEY");
                put(variables, "POSTBACK_ALLOWED_LOOPBACK", Loopback.HOST + ":" + ports.sandbox());
                put(variables, "TRUSTED_PROXIES", "");
                put(variables, "VK_APP_KEYS", "");
                put(variables, "POSTBACK_TIME_SCALE", given("BOT_TOKEN") ? "1" : TIME_SCALE_TO_WATCH);
                put(variables, "POSTBACK_PAGE_URL", postbackPageUrl());
                put(variables, "LOGIN_URL", "http://localhost:" + ports.of(Service.ANALYTICS) + "/login");
                put(variables, "SESSION_COOKIE_SECURE", "false");
            }
            case ANALYTICS -> {
                putRedis(variables);
                put(variables, "PUBLIC_BASE_URL", publicBaseUrl());
                put(variables, "TRUSTED_PROXIES", "");
                put(variables, "SESSION_COOKIE_SECURE", "false");
                put(variables, "CLICKTRAIL_PAGES", postbackPageUrl());
                putSecret(variables, "ANALYTICS_ADMIN_PASSWORD");
            }
            case CRM -> {
                putSecret(variables, "AMOCRM_HOOK_SECRET");
                putSecret(variables, "CONTACT_HASH_KEY");
                put(variables, "SPRING_PROFILES_ACTIVE", "sample");
                put(variables, "CRM_SALES_CHATS", given("BOT_TOKEN") ? "" : SANDBOX_SALES_CHAT);
            }
        }
        return variables;
    }

    private void putCommon(Map<String, String> variables, Service service) {
        variables.put("SERVER_PORT", Integer.toString(ports.of(service)));
        variables.put("MANAGEMENT_PORT", Integer.toString(ports.managementOf(service)));
        variables.put("MANAGEMENT_ADDRESS", Loopback.HOST);
        variables.put("CLICKTRAIL_KAFKA", Loopback.HOST + ":" + ports.servers().kafka());
        variables.put("CLICKTRAIL_TOPIC_PREFIX", "");
        variables.put("CLICKTRAIL_DATA_DIR", data.resolve(service.module()).toString());
    }

    /** By which a service knows its callers. */
    private void putAccess(Map<String, String> variables) {
        putSecret(variables, "CLICKTRAIL_ADMIN_KEY");
        putSecret(variables, "JWT_SIGNING_KEY");
    }

    private void putPostgres(Map<String, String> variables, Service service) {
        variables.put("CLICKTRAIL_POSTGRES_HOST", Loopback.HOST);
        variables.put(
                "CLICKTRAIL_POSTGRES_PORT", Integer.toString(ports.servers().postgres()));
        variables.put("CLICKTRAIL_POSTGRES_DATABASE", DATABASE);
        variables.put("CLICKTRAIL_POSTGRES_USER", service.shortName());
        variables.put("CLICKTRAIL_POSTGRES_PASSWORD", secrets.passwordOf(service));
    }

    private void putRedis(Map<String, String> variables) {
        variables.put(
                "CLICKTRAIL_REDIS",
                "redis://" + Loopback.HOST + ":" + ports.servers().redis());
    }

    /** Without a token the sandbox plays Telegram; a real bot that Telegram cannot reach asks for its updates. */
    private void putBot(Map<String, String> variables) {
        putBotName(variables);
        put(variables, "PUBLIC_BASE_URL", publicBaseUrl());
        putSecret(variables, "TELEGRAM_WEBHOOK_SECRET");
        putSecret(variables, "SHARE_LINK_KEY");
        put(variables, "BOT_TOKEN", SANDBOX_TOKEN);
        put(variables, "BOT_MODE", given("BOT_TOKEN") && !given("TELEGRAM_WEBHOOK_URL") ? "polling" : "webhook");
        put(variables, "TELEGRAM_API_URL", given("BOT_TOKEN") ? "https://api.telegram.org" : sandboxUrl());
        put(variables, "TELEGRAM_WEBHOOK_URL", given("BOT_TOKEN") ? "" : botUrl() + "/bot/webhook");
    }

    private void putBotName(Map<String, String> variables) {
        put(variables, "BOT_USERNAME", SANDBOX_BOT);
    }

    private boolean given(String variable) {
        return !outside.getOrDefault(variable, "").isBlank();
    }

    private String sandboxUrl() {
        return "http://" + Loopback.HOST + ":" + ports.sandbox();
    }

    private String botUrl() {
        return "http://" + Loopback.HOST + ":" + ports.of(Service.BOT);
    }

    private String publicBaseUrl() {
        return "http://localhost:" + ports.of(Service.CLICK);
    }

    /** By the name under which the login's cookie is known, which holds for all ports. */
    private String postbackPageUrl() {
        return "http://localhost:" + ports.of(Service.POSTBACK) + "/manage";
    }

    private void putSecret(Map<String, String> variables, String name) {
        put(variables, name, secrets.get(name));
    }

    private void put(Map<String, String> variables, String name, String usual) {
        var given = outside.getOrDefault(name, "");
        variables.put(name, given.isBlank() ? usual : given);
    }
}
