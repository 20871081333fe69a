package io.clicktrail.event;

/** What no record can say about its topic: who writes it and who reads it. */
record TopicNotes(String writers, String readers, String key, String purpose) {

    static TopicNotes of(Topic topic) {
        return switch (topic) {
            case CLICKS ->
                new TopicNotes(
                        "click-gateway",
                        "attribution-service, analytics-service",
                        "click id",
                        "What visitors do before Telegram. A redirect is answered only when its click is durable. A"
                                + " landing's view and the click that follows from it have the same click id.");
            case JOINS ->
                new TopicNotes(
                        "bot-gateway",
                        "attribution-service, analytics-service",
                        "Telegram user id",
                        "How people come to bots and chats, and leave them.");
            case REACTIONS ->
                new TopicNotes(
                        "bot-gateway",
                        "attribution-service",
                        "Telegram user id; of what no user did, or none is named for, the chat or poll",
                        "What people do with messages and polls.");
            case PLACES ->
                new TopicNotes(
                        "bot-gateway",
                        "attribution-service",
                        "chat id; of a check the place as the offers spell it, of an invite link the offer",
                        "What becomes of the chats in which actions are done.");
            case DEALS ->
                new TopicNotes(
                        "crm-ingest-service",
                        "attribution-service, analytics-service",
                        "`<account>:<lead id>`",
                        "How deals move through the CRM.");
            case PURCHASES ->
                new TopicNotes(
                        "crm-ingest-service, bot-gateway, postback-service (relay)",
                        "attribution-service, analytics-service",
                        "`<account>:<lead id>`; of Stars the Telegram user id; of reports `<source>:<reference>`",
                        "Money that people paid, and what partners report.");
            case CONVERSIONS ->
                new TopicNotes(
                        "attribution-service",
                        "postback-service, analytics-service, bot-gateway",
                        "click id; of parked and expired actions the Telegram user id",
                        "What attribution decided of actions and sales.");
            case ACTIVITY ->
                new TopicNotes(
                        "click-gateway",
                        "analytics-service",
                        "key of the visitor",
                        "What people saw and did around the trail.");
            case POSTBACKS ->
                new TopicNotes(
                        "postback-service",
                        "analytics-service",
                        "conversion id",
                        "How the calls to CPA networks fare.");
            case NOTIFICATIONS ->
                new TopicNotes("any service", "bot-gateway", "chat", "What people are to be told in Telegram.");
            case TELEGRAM_UPDATES ->
                new TopicNotes(
                        "bot-gateway",
                        "bot-gateway",
                        "Telegram user id, else the event's id",
                        "Every update as it came, durable before it is answered.");
            case AMOCRM_HOOKS ->
                new TopicNotes(
                        "crm-ingest-service",
                        "crm-ingest-service",
                        "`<account>:<lead id>`, else the event's id",
                        "Every hook as it came, durable before it is answered.");
            case OFFERS ->
                new TopicNotes(
                        "attribution-service",
                        "click-gateway, bot-gateway, analytics-service",
                        "offer",
                        "The newest state of every offer. A record without a body removes its key.");
            case LINKS ->
                new TopicNotes(
                        "click-gateway",
                        "click-gateway",
                        "link",
                        "The newest state of every link. A record without a body removes its key.");
            case NETWORKS ->
                new TopicNotes(
                        "postback-service",
                        "click-gateway, analytics-service",
                        "network",
                        "The newest state of every network. A record without a body removes its key.");
            case TEAMS ->
                new TopicNotes(
                        "attribution-service",
                        "crm-ingest-service",
                        "team",
                        "The newest state of every team. A record without a body removes its key.");
            case RATES ->
                new TopicNotes(
                        "attribution-service",
                        "whoever shows or asks for prices",
                        "goal",
                        "The least that new offers of each goal pay, once somebody has changed it.");
        };
    }
}
