package io.clicktrail.benchmarks.attribution;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;

import io.clicktrail.benchmarks.load.OwnDatabase;

/**
 * What the service has stored before: clicks of the days before in the order of their time, every hundredth with a start
 * and somebody who then joined a chat that nobody asks for. Whatever comes on top of it can be taken away again.
 */
final class Stock implements AutoCloseable {

    /** Ids of people from here on are of those who act in a measurement. */
    static final long FIRST_ACTOR = 6_000_000_000L;

    private static final int CLICKS_A_STEP = 500_000;
    private static final Duration LONGEST = Duration.ofDays(30);

    private static final String FILL = """
            with stored as (
                insert into click (id, event_id, occurred_at, offer, outcome, network, network_click_id, subs, utm)
                select substr(alphabet, ((ms >> 42) & 63)::integer + 1, 1)
                       || substr(alphabet, ((ms >> 36) & 63)::integer + 1, 1)
                       || substr(alphabet, ((ms >> 30) & 63)::integer + 1, 1)
                       || substr(alphabet, ((ms >> 24) & 63)::integer + 1, 1)
                       || substr(alphabet, ((ms >> 18) & 63)::integer + 1, 1)
                       || substr(alphabet, ((ms >> 12) & 63)::integer + 1, 1)
                       || substr(alphabet, ((ms >> 6) & 63)::integer + 1, 1)
                       || substr(alphabet, (ms & 63)::integer + 1, 1)
                       || substr(translate(encode(sha256(n::text::bytea), 'base64'), '+/', '-_'), 1, 22),
                       gen_random_uuid(), at, 'spring-offer', 'accepted', 'spring-net', n::text,
                       '{"sub1": "banner-17", "sub2": "eu"}', '{"source": "vk", "campaign": "spring"}'
                from (select n, at, (extract(epoch from at) * 1000)::bigint as ms,
                             '-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz' as alphabet
                      from (select n, ?::timestamptz + n * ?::interval as at from generate_series(?, ?) as n) moments
                     ) numbered
                returning id, occurred_at, network_click_id::bigint as n
            ), started as (
                insert into bot_start (event_id, click, user_id, premium, occurred_at)
                select gen_random_uuid(), id, 5000000000 + n, false, occurred_at + interval '5 s'
                from stored
                where n % 100 = 0
                returning user_id, occurred_at
            ), met as (
                insert into person (id) select user_id from started
            )
            insert into action (event_id, user_id, premium, chat_id, chat_type, occurred_at, heard_at, state)
            select gen_random_uuid(), user_id, false, -1, 'channel', occurred_at, occurred_at, 'untracked'
            from started
            """;

    private final Connection connection;
    private final Instant begin = Instant.now().minus(LONGEST).minus(Duration.ofDays(1));
    private final Duration pace;
    private long clicks;
    private String last = "";

    /** @param most clicks that it will ever hold */
    Stock(OwnDatabase database, long most) throws SQLException {
        this.connection = database.openForAdmin();
        this.pace = LONGEST.dividedBy(most);
    }

    Connection connection() {
        return connection;
    }

    void fillTo(long number) throws SQLException {
        while (clicks < number) {
            long to = Math.min(number, clicks + CLICKS_A_STEP);
            try (PreparedStatement fill = connection.prepareStatement(FILL)) {
                fill.setTimestamp(1, Timestamp.from(begin));
                fill.setString(2, pace.toString());
                fill.setLong(3, clicks + 1);
                fill.setLong(4, to);
                fill.executeUpdate();
            }
            clicks = to;
        }
        last = text("select coalesce(max(id), '') from click");
        tidy();
    }

    /** For {@link Rows}: the clicks beyond it, in their order. */
    String newClicks() {
        return "t.id > '" + last + "' order by t.id";
    }

    /** Takes away what came on top. */
    void clear() throws SQLException {
        execute("delete from click where id > '" + last + "'");
        clearDecisions();
        for (String table : new String[] {"bot_start", "person"}) {
            execute("delete from " + table + " where " + (table.equals("person") ? "id" : "user_id") + " >= "
                    + FIRST_ACTOR);
        }
        tidy();
    }

    /** Takes away what people have done, and what was decided about it. */
    void clearDecisions() throws SQLException {
        for (String table : new String[] {"action", "conversion"}) {
            execute("delete from " + table + " where user_id >= " + FIRST_ACTOR);
        }
    }

    /** So that nobody pays in their turn for what others have left behind. */
    void tidy() throws SQLException {
        execute("vacuum analyze click, bot_start, person, action, conversion");
        execute("checkpoint");
    }

    long number(String question) throws SQLException {
        return Long.parseLong(text(question));
    }

    private String text(String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            answer.next();
            return answer.getString(1);
        }
    }

    private void execute(String command) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
