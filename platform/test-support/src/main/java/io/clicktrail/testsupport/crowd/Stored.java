package io.clicktrail.testsupport.crowd;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.ClickId;
import io.clicktrail.event.ConversionId;
import io.clicktrail.event.EventId;

/** What attribution-service has written down. */
final class Stored {

    private final Connection connection;

    Stored(Connection connection) {
        this.connection = connection;
    }

    /** One revision of a credit. */
    record Credit(
            ConversionId id,
            int revision,
            EventId action,
            long user,
            String offer,
            ClickId click,
            Instant actedAt,
            String place,
            BigDecimal rate,
            String state,
            @Nullable String undoing) {

        boolean superseded() {
            return "superseded".equals(undoing);
        }

        boolean paid() {
            return state.equals("approved") || state.equals("pending");
        }

        Due due(boolean share) {
            return new Due(offer, user, place, share ? null : action, actedAt, click, rate, undoing == null);
        }
    }

    List<Credit> credits() throws SQLException {
        return all(
                """
                select id, revision, action, user_id, offer, click, acted_at, state, undoing,
                       body ->> 'place' as place, body -> 'rate' ->> 'amount' as rate
                from conversion
                order by id, revision
                """,
                row -> new Credit(
                        ConversionId.parse(row.getString("id")),
                        row.getInt("revision"),
                        EventId.parse(row.getString("action")),
                        row.getLong("user_id"),
                        row.getString("offer"),
                        ClickId.parse(row.getString("click")),
                        row.getObject("acted_at", OffsetDateTime.class).toInstant(),
                        row.getString("place"),
                        new BigDecimal(row.getString("rate")),
                        row.getString("state"),
                        row.getString("undoing")));
    }

    /** How an action stands. */
    record Action(EventId event, long user, String state) {}

    List<Action> actions() throws SQLException {
        return all(
                "select event_id, user_id, coalesce(state, 'undecided') as state from action where offer is null",
                row -> new Action(
                        EventId.parse(row.getString("event_id")), row.getLong("user_id"), row.getString("state")));
    }

    /** Something counted under a name. */
    record Count(String name, long number) {}

    /** Places taken, of each offer. */
    List<Count> taken() throws SQLException {
        return counts("select id as name, taken as number from offer");
    }

    /** Places taken in each window, and beside it how many credits say that they have one there. */
    List<String> windowsThatDoNotAddUp() throws SQLException {
        return all("""
                select offer || ' from ' || window_start || ': ' || coalesce(taken, 0) || ' taken, '
                       || coalesce(seats.places, 0) || ' seated' as flaw
                from cap_window
                full join (select offer, number::integer as number, window_start, count(*) as places
                           from conversion
                           cross join unnest(windows) with ordinality as calendar (window_start, number)
                           where state in ('pending', 'approved') and window_start is not null
                           group by offer, number, window_start) seats using (offer, number, window_start)
                where coalesce(taken, 0) <> coalesce(seats.places, 0)
                """, row -> row.getString("flaw"));
    }

    List<Count> balances() throws SQLException {
        return counts("select id as name, balance as number from ledger_account");
    }

    /** What the entries of each account sum up to. */
    List<Count> sums() throws SQLException {
        return counts("""
                select account as name, sum(stars) as number
                from (select credit as account, stars from ledger_entry
                      union all
                      select debit, -stars from ledger_entry) sides
                group by account
                """);
    }

    /** Whether nothing more will happen by itself: all holds are over, and all is said. */
    boolean isSettled() throws SQLException {
        return counts("""
                select 'left' as name,
                       (select count(*) from conversion where state = 'pending') + (select count(*) from outbox) as number
                """).getFirst().number() == 0;
    }

    private List<Count> counts(String question) throws SQLException {
        return all(question, row -> new Count(row.getString("name"), row.getLong("number")));
    }

    private interface RowReader<T> {

        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> all(String question, RowReader<T> reader) throws SQLException {
        List<T> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(question)) {
            while (rows.next()) {
                found.add(reader.read(rows));
            }
        }
        return found;
    }
}
