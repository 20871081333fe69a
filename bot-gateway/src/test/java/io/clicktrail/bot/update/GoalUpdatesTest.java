package io.clicktrail.bot.update;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.clicktrail.event.Chat;
import io.clicktrail.event.Goal;
import io.clicktrail.event.GoalTerms.Proof;
import io.clicktrail.event.Post;

import static org.assertj.core.api.Assertions.assertThat;

/** What Telegram tells of each goal, in real shapes and odd ones. A star stands for Premium. */
class GoalUpdatesTest {

    private static final DiscussionThread KNOWN_THREAD = new DiscussionThread(-1009876543210L, 345);
    private static final Post POST = Post.in(new Chat(-1001234567890L, null, "channel"), 77);

    private final UpdateTranslator translator = new UpdateTranslator();

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            join_channel | join-by-invite-link |                                          | 7100000001 joins -1001234567890 by c:01J9ZQ5T7E8R
            join_channel | join-by-invite-link | new_chat_member.user.is_premium = true   | 7100000001* joins -1001234567890 by c:01J9ZQ5T7E8R
            join_channel | join-by-invite-link | - invite_link                            | 7100000001 joins -1001234567890 by null
            join_channel | join-by-invite-link | from.id = 5                              | 7100000001 joins -1001234567890 by c:01J9ZQ5T7E8R
            join_channel | join-by-invite-link | new_chat_member.status = "left" ; old_chat_member.status = "administrator" | 7100000001 leaves -1001234567890: LEFT
            join_channel | join-by-invite-link | new_chat_member.status = "kicked" ; old_chat_member.status = "member" | 7100000001 leaves -1001234567890: KICKED
            join_channel | join-by-invite-link | new_chat_member.status = "administrator" ; old_chat_member.status = "member" | ignored: membership_unchanged
            join_channel | join-by-invite-link | new_chat_member.user.is_bot = true       | ignored: done_by_bot
            join_channel | join-by-invite-link | - new_chat_member.user                   | kept: incomplete
            join_channel | join-by-invite-link | - date                                   | kept: incomplete
            join_channel | join-by-invite-link | invite_link = "https://t.me/+a"          | kept: unknown_shape
            join_channel | join-request        |                                          | 7100000001 asks to join -1001234567890 by c:01J9ZQ5T7E8R
            join_channel | join-request        | - invite_link                            | 7100000001 asks to join -1001234567890 by null
            join_channel | join-request        | - user_chat_id                           | kept: incomplete
            join_group   | join-by-invite-link | chat.type = "supergroup"                 | 7100000001 joins -1001234567890 by c:01J9ZQ5T7E8R
            join_group   | join-by-invite-link | old_chat_member.status = "restricted" ; old_chat_member.is_member = false | 7100000001 joins -1001234567890 by c:01J9ZQ5T7E8R
            forward      | forward-to-bot      |                                          | 7100000001* forwards -1001234567890/77 to 7100000001
            forward      | forward-to-bot      | chat = {"id":-1009876543210,"type":"supergroup"} | 7100000001* forwards -1001234567890/77 to -1009876543210
            forward      | forward-to-bot      | forward_origin = {"type":"user","sender_user":{"id":5,"is_bot":false,"first_name":"B"},"date":1} | ignored: plain_message
            forward      | forward-to-bot      | forward_origin = {"type":"hidden_user","sender_user_name":"B","date":1} | ignored: plain_message
            forward      | forward-to-bot      | forward_origin = {"type":"hologram"}     | ignored: plain_message
            forward      | forward-to-bot      | - forward_origin.message_id              | kept: incomplete
            forward      | forward-to-bot      | sender_chat = {"id":-5,"type":"channel"} | ignored: sent_as_chat
            forward      | forward-to-bot      | from.is_bot = true                       | ignored: done_by_bot
            reaction     | reaction            |                                          | 7100000001 reacts on -1009876543210/345: +[👍] -[] =[👍] ADDED
            reaction     | reaction            | user.is_premium = true ; new_reaction = [{"type":"emoji","emoji":"👍"},{"type":"custom_emoji","custom_emoji_id":"5368"}] | 7100000001* reacts on -1009876543210/345: +[👍, custom:5368] -[] =[👍, custom:5368] ADDED
            reaction     | reaction            | old_reaction = [{"type":"emoji","emoji":"🔥"}] | 7100000001 reacts on -1009876543210/345: +[👍] -[🔥] =[👍] CHANGED
            reaction     | reaction            | old_reaction = [{"type":"emoji","emoji":"👍"},{"type":"paid"}] ; new_reaction = [{"type":"paid"}] | 7100000001 reacts on -1009876543210/345: +[] -[👍] =[paid] REMOVED
            reaction     | reaction            | old_reaction = [{"type":"emoji","emoji":"👍"}] ; new_reaction = [] | 7100000001 reacts on -1009876543210/345: +[] -[👍] =[] REMOVED
            reaction     | reaction            | old_reaction = [{"type":"emoji","emoji":"👍"}] | ignored: reaction_unchanged
            reaction     | reaction            | - user ; actor_chat = {"id":-5,"type":"channel"} | chat -5 reacts on -1009876543210/345: +[👍] -[] =[👍] ADDED
            reaction     | reaction            | new_reaction = [{"type":"hologram","depth":3}] | 7100000001 reacts on -1009876543210/345: +[hologram] -[] =[hologram] ADDED
            reaction     | reaction            | - user                                   | kept: incomplete
            reaction     | reaction            | - old_reaction                           | kept: incomplete
            reaction     | reaction            | new_reaction = [{"type":"emoji"}]        | kept: incomplete
            reaction     | reaction            | new_reaction = ["👍"]                    | kept: unknown_shape
            reaction     | reaction-totals     |                                          | totals of -1001234567890/77: {🔥=12, paid=3}
            reaction     | reaction-totals     | reactions = []                           | totals of -1001234567890/77: {}
            reaction     | callback            |                                          | 7100000001 presses chk:01J9ZQ5T at 7100000001/12
            reaction     | callback            | message.date = 0 ; - message.text        | 7100000001 presses chk:01J9ZQ5T at 7100000001/12
            reaction     | callback            | - message ; inline_message_id = "AgAA"   | 7100000001 presses chk:01J9ZQ5T at AgAA
            reaction     | callback            | - data ; game_short_name = "chess"       | 7100000001 presses null at 7100000001/12
            reaction     | callback            | - from                                   | kept: incomplete
            comment      | comment             |                                          | 7100000001 comments on -1001234567890/77 at -1009876543210/350 in 4
            comment      | comment             | - text ; sticker = {"file_id":"x"}       | 7100000001 comments on -1001234567890/77 at -1009876543210/350 in 0
            comment      | comment             | - text ; caption = " 👍🏽 look "          | 7100000001 comments on -1001234567890/77 at -1009876543210/350 in 7
            comment      | comment             | - message_thread_id                      | 7100000001 comments on -1001234567890/77 at -1009876543210/350 in 4
            comment      | comment             | sender_chat = {"id":-1009876543210,"type":"supergroup"} | ignored: sent_as_chat
            comment      | comment             | from.is_bot = true                       | ignored: done_by_bot
            comment      | comment             | - reply_to_message.forward_origin        | kept: incomplete
            comment      | comment-deep        |                                          | 7100000001 comments on -1001234567890/77 at -1009876543210/352 in 12
            comment      | comment-deep        | message_thread_id = 346                  | ignored: unknown_thread
            comment      | comment-deep        | is_topic_message = true                  | ignored: plain_message
            comment      | comment-deep        | - message_thread_id                      | ignored: plain_message
            comment      | comment-deep        | chat.type = "private"                    | ignored: plain_message
            comment      | comment-deep        | forward_origin = {"type":"channel","chat":{"id":-7,"type":"channel"},"message_id":3,"date":1} | 7100000001 comments on -1001234567890/77 at -1009876543210/352 in 12 + 7100000001 forwards -7/3 to -1009876543210
            comment      | comment-edited      |                                          | 7100000001 edits comment on -1001234567890/77 at -1009876543210/350 to 1
            comment      | comment-edited      | - message_thread_id                      | ignored: plain_message
            comment      | comment-edited      | - edit_date                              | kept: incomplete
            poll_vote    | poll-answer         |                                          | 7100000001 votes [0] in 5400000000000000001
            poll_vote    | poll-answer         | option_ids = [2,0] ; user.is_premium = true | 7100000001* votes [2, 0] in 5400000000000000001
            poll_vote    | poll-answer         | option_ids = []                          | 7100000001 votes [] in 5400000000000000001
            poll_vote    | poll-answer         | voter_chat = {"id":-5,"type":"channel"} ; user.id = 136817688 | chat -5 votes [0] in 5400000000000000001
            poll_vote    | poll-answer         | - option_ids                             | kept: incomplete
            poll_vote    | poll-answer         | - user                                   | kept: incomplete
            poll_vote    | poll-answer         | option_ids = ["0"]                       | kept: unknown_shape
            poll_vote    | poll                |                                          | totals of 5400000000000000001: [1, 0] by 1
            poll_vote    | poll                | is_closed = true                         | totals of 5400000000000000001: [1, 0] by 1 closed
            paid_content | paid-media          |                                          | 7100000001 buys pm:42
            paid_content | paid-media          | - paid_media_payload                     | kept: incomplete
            paid_content | payment             |                                          | 7100000001 pays 500 stxAbC123 for order:01J9ZQ
            paid_content | payment             | successful_payment.is_recurring = true ; successful_payment.subscription_expiration_date = 1797592000 | 7100000001 pays 500 stxAbC123 for order:01J9ZQ
            paid_content | payment             | successful_payment.currency = "EUR"      | kept: unknown_shape
            paid_content | payment             | - successful_payment.telegram_payment_charge_id | kept: incomplete
            paid_content | refund              |                                          | 7100000001 gets back 500 stxAbC123 for order:01J9ZQ
            paid_content | refund              | chat = {"id":-5,"type":"supergroup"}     | kept: incomplete
            paid_content | subscription        |                                          | 7100000001 has sub:1 CANCELED
            paid_content | subscription        | state = "failed"                         | 7100000001 has sub:1 FAILED
            paid_content | subscription        | state = "paused"                         | kept: unknown_status
            paid_content | pre-checkout        |                                          | ignored: only_asked
            bot_start    | start-in-private    |                                          | 7100000001* starts track_bot with k7Fq2Zb9XwT3
            bot_start    | start-in-private    | text = "/start"                          | 7100000001* starts track_bot with null
            bot_start    | start-in-private    | text = "/start@other_bot x"              | ignored: other_bot
            bot_start    | start-in-private    | - from                                   | kept: incomplete
            bot_start    | bot-blocked         |                                          | 7100000001 blocks the bot
            bot_start    | bot-blocked         | old_chat_member.status = "kicked" ; new_chat_member.status = "member" | 7100000001 unblocks the bot
            bot_start    | bot-blocked         | new_chat_member.status = "member"        | ignored: membership_unchanged
            share        | chosen-inline-result |                                         | 7100000001 sends r1
            share        | chosen-inline-result | - inline_message_id                     | 7100000001 sends r1
            share        | inline-query        |                                          | ignored: only_asked
            stars_purchase | payment           | from.is_premium = true                   | 7100000001* pays 500 stxAbC123 for order:01J9ZQ
            stars_purchase | refund            |                                          | 7100000001 gets back 500 stxAbC123 for order:01J9ZQ
            premium_gift | boost               |                                          | 7100000001 boosts -1001234567890 by PREMIUM b1
            premium_gift | boost               | boost.source = {"source":"giveaway","giveaway_message_id":5} | nobody boosts -1001234567890 by GIVEAWAY b1
            premium_gift | boost               | boost.source.source = "lottery"          | kept: unknown_shape
            premium_gift | boost-removed       |                                          | nobody boosts -1001234567890 no more by GIVEAWAY b1
            premium_gift | boost-removed       | source = {"source":"gift_code","user":{"id":5,"is_bot":false,"first_name":"B","is_premium":true}} | 5* boosts -1001234567890 no more by GIFT_CODE b1
            """)
    void whatTelegramTells(String goal, String sample, @Nullable String changes, String told) {
        assertThat(Told.of(outcome(sample, changes)))
                .as(Goal.parse(goal).wireName())
                .isEqualTo(told);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            bot-made-admin      |                                                      | bot in -1001234567890: ADMINISTRATOR [MANAGE_CHAT, INVITE_USERS, POST_MESSAGES]
            bot-made-admin      | new_chat_member.can_fly = true                       | bot in -1001234567890: ADMINISTRATOR [MANAGE_CHAT, INVITE_USERS, POST_MESSAGES]
            bot-made-admin      | new_chat_member.status = "left" ; old_chat_member.status = "administrator" | bot in -1001234567890: OUTSIDE []
            bot-made-admin      | new_chat_member.status = "restricted" ; new_chat_member.is_member = true | bot in -1001234567890: MEMBER []
            bot-made-admin      | new_chat_member.status = "kicked"                    | ignored: membership_unchanged
            bot-made-admin      | new_chat_member.status = "hologram"                  | kept: unknown_status
            bot-made-admin      | - chat                                               | kept: incomplete
            group-migrated-to   |                                                      | -4001 becomes -1005550000001
            group-migrated-from |                                                      | -4001 becomes -1005550000001
            channel-post        |                                                      | post -1001234567890/77
            channel-post        | - message_id                                         | kept: incomplete
            auto-forward        |                                                      | ``
            business-connection |                                                      | ignored: kind_without_effect
            """)
    void whatTelegramTellsOfPlaces(String sample, @Nullable String changes, String told) {
        assertThat(Told.of(outcome(sample, changes))).isEqualTo(told);
    }

    @Test
    void bothGroupsOfAMigrationTellTheSameFact() {
        assertThat(outcome("group-migrated-to", null).facts().getFirst().id())
                .isEqualTo(
                        outcome("group-migrated-from", null).facts().getFirst().id());
    }

    @Test
    void aPaymentIsOneFactByWhicheverUpdateItIsTold() {
        String again = Received.text("payment").replace("100018", "200018");

        assertThat(settled(again).facts().getFirst().id())
                .isEqualTo(outcome("payment", null).facts().getFirst().id());
    }

    @Test
    void theTableHasEveryGoalThatTelegramTellsOfByItself() throws NoSuchMethodException {
        String table = GoalUpdatesTest.class
                .getDeclaredMethod("whatTelegramTells", String.class, String.class, String.class, String.class)
                .getAnnotation(CsvSource.class)
                .textBlock();

        Set<Goal> told = EnumSet.allOf(Goal.class);
        told.removeIf(goal -> !goal.terms().proofs().contains(Proof.UPDATE));
        assertThat(told).allSatisfy(goal -> assertThat(table).containsPattern("(?m)^" + goal.wireName() + " +\\|"));
    }

    private Outcome outcome(String sample, @Nullable String changes) {
        return settled(Sample.of(sample).with(changes).json());
    }

    private Outcome settled(String update) {
        List<TranslatedUpdate> batch = List.of(translator.translate(Received.update(update)));
        return Discussions.settle(batch, Map.of(KNOWN_THREAD, POST)).getFirst().outcome();
    }
}
