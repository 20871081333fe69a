package io.clicktrail.standalone;

/** The manual page of {@code bin/up}. */
final class Help {
    static final String TEXT = """
            bin/up [--infra-only | --traffic [visitors per second] | --help]

            Builds what is not built, starts Kafka, PostgreSQL, Redis, the six services and a sandbox in place of the
            outside world, and keeps them running until Ctrl-C. Everything listens on 127.0.0.1 only. A second start
            finds the data of the first.

              --infra-only   only Kafka, PostgreSQL and Redis, with topics, roles and schemas; run services from the IDE
              --traffic      a stream of visitors through the real edges, 5 per second unless you say how many

            Ports (environment variable = usual value; health and Prometheus of a service are at its port + 1000)

              CLICKTRAIL_CLICK_PORT=8081          CLICKTRAIL_KAFKA_PORT=19092
              CLICKTRAIL_BOT_PORT=8082            CLICKTRAIL_KAFKA_CONTROLLER_PORT=19093
              CLICKTRAIL_ATTRIBUTION_PORT=8083    CLICKTRAIL_POSTGRES_PORT=15432
              CLICKTRAIL_POSTBACK_PORT=8084       CLICKTRAIL_REDIS_PORT=16379
              CLICKTRAIL_ANALYTICS_PORT=8085      CLICKTRAIL_SANDBOX_PORT=8090
              CLICKTRAIL_CRM_PORT=8086

            The outside world

              BOT_TOKEN, BOT_USERNAME     a real Telegram bot instead of the sandbox's
              TELEGRAM_WEBHOOK_URL        where Telegram reaches bot-gateway: https://your.host/bot/webhook; without it the bot
                                          asks Telegram for its updates, so a laptop will do
              PUBLIC_BASE_URL             where visitors reach click-gateway: https://your.host

            More

              CLICKTRAIL_DATA=./data      what is kept between starts, with the secrets in secrets.env
              CLICKTRAIL_JAVA_OPTIONS     added to the JVM of every service""";

    private Help() {}
}
