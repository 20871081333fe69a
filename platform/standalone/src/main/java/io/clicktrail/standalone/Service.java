package io.clicktrail.standalone;

/** The six services, by the order of their ports. */
public enum Service {
    CLICK("click-gateway", "click", 8081, false),
    BOT("bot-gateway", "bot", 8082, true),
    ATTRIBUTION("attribution-service", "attribution", 8083, true),
    POSTBACK("postback-service", "postback", 8084, true),
    ANALYTICS("analytics-service", "analytics", 8085, true),
    CRM("crm-ingest-service", "crm", 8086, true);

    private final String module;
    private final String shortName;
    private final int usualPort;
    private final boolean hasSchema;

    Service(String module, String shortName, int usualPort, boolean hasSchema) {
        this.module = module;
        this.shortName = shortName;
        this.usualPort = usualPort;
        this.hasSchema = hasSchema;
    }

    /** The name of its module, its jar, its log and its container. */
    public String module() {
        return module;
    }

    /** The name of its role and schema. */
    public String shortName() {
        return shortName;
    }

    int usualPort() {
        return usualPort;
    }

    boolean hasSchema() {
        return hasSchema;
    }
}
