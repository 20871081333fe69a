package io.clicktrail.bot.webapp;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.clicktrail.bot.telegram.BotToken;
import io.clicktrail.bot.webapp.StartVerdict.Flaw;
import io.clicktrail.bot.webapp.StartVerdict.Genuine;
import io.clicktrail.bot.webapp.StartVerdict.Refused;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.TelegramEvent.MiniAppOpened;
import io.clicktrail.event.TelegramEvent.Proof;
import io.clicktrail.event.TelegramUser;

import static org.assertj.core.api.Assertions.assertThat;

class StartRulesTest {

    private static final Instant SIGNED = Instant.ofEpochSecond(1_795_000_000L);
    private static final String CLICK = "-MB3Zq0kAAAAAAAAAAAAAAAAAAAAAA";
    private static final String PRODUCTION = "e7bf03a2fa4602af4580703d88dda5bb59f32ed8b02a56c187fe7d34caed242d";

    /** Made with the recipe of core.telegram.org/bots/webapps for the token 123456:TEST-TOKEN. */
    private static final String OWN = "auth_date=1795000000&query_id=AAHdF6IQAAAAAN0XohDhrOrc&start_param=k7Fq2Zb9XwT3"
            + "&user=%7B%22id%22%3A7100000001%2C%22first_name%22%3A%22Anna%22%2C%22language_code%22%3A%22ru%22%2C"
            + "%22is_premium%22%3Atrue%7D&hash=a370136cf51d20cb34e408fa4d6360df9ba8e0ae8748acb14fada1b38bc17b72";

    /** From the tests of aiogram (tests/test_utils/test_web_app.py), for the token 42:TEST. */
    private static final String AIOGRAM =
            "auth_date=1650385342&user=%7B%22id%22%3A42%2C%22first_name%22%3A%22Test%22%7D"
                    + "&query_id=test&hash=46d2ea5e32911ec8d30999b56247654460c0d20949b6277af519e76271182803";

    /** Signed by Telegram itself for the bot 7342037359; published in the documentation of telegram-mini-apps. */
    private static final String TELEGRAMS = "user=%7B%22id%22%3A279058397%2C%22first_name%22%3A%22Vladislav%20%2B%20-"
            + "%20%3F%20%5C%2F%22%2C%22last_name%22%3A%22Kibenko%22%2C%22username%22%3A%22vdkfrost%22%2C"
            + "%22language_code%22%3A%22ru%22%2C%22is_premium%22%3Atrue%2C%22allows_write_to_pm%22%3Atrue%2C"
            + "%22photo_url%22%3A%22https%3A%5C%2F%5C%2Ft.me%5C%2Fi%5C%2Fuserpic%5C%2F320%5C%2F"
            + "4FPEE4tmP3ATHa57u6MqTDih13LTOiMoKoLDRG4PnSA.svg%22%7D&chat_instance=8134722200314281151"
            + "&chat_type=private&auth_date=1733584787"
            + "&hash=2174df5b000556d044f3f020384e879c8efcab55ddea2ced4eb752e93e7080d6"
            + "&signature=zL-ucjNyREiHDE8aihFwpfR9aggP2xiAo3NSpfe-p7IbCisNlDKlo7Kb6G4D0Ao2mBrSgEk4maLSdv6MLIlADQ";

    private final StartRules rules = new StartRules(Duration.ofHours(1));
    private final Seal own = new TokenSeal(BotToken.parse("123456:TEST-TOKEN"));

    @Test
    void aStartOfOurMiniAppIsProvedByOurToken() {
        MiniAppOpened opened = genuine(rules.judge(OWN, own, SIGNED.plusSeconds(5)));

        assertThat(opened.botId()).isEqualTo(123456);
        assertThat(opened.user()).isEqualTo(new TelegramUser(7100000001L, true, "ru"));
        assertThat(opened.payload()).isEqualTo("k7Fq2Zb9XwT3");
        assertThat(opened.click()).isNull();
        assertThat(opened.proof()).isEqualTo(Proof.TOKEN);
        assertThat(opened.occurredAt()).isBetween(SIGNED, SIGNED.plusSeconds(1));
    }

    @Test
    void thePublishedVectorOfAnotherLibraryIsGenuine() {
        Seal aiogram = new TokenSeal(BotToken.parse("42:TEST"));

        MiniAppOpened opened = genuine(rules.judge(AIOGRAM, aiogram, Instant.ofEpochSecond(1650385342L)));

        assertThat(opened.user()).isEqualTo(new TelegramUser(42, false, null));
    }

    @Test
    void whatTelegramSignedForAnAdvertisersBotIsGenuine() {
        Instant then = Instant.ofEpochSecond(1733584787L);

        MiniAppOpened opened = genuine(rules.judge(TELEGRAMS, new TelegramSeal(7342037359L, PRODUCTION), then));

        assertThat(opened.botId()).isEqualTo(7342037359L);
        assertThat(opened.user().id()).isEqualTo(279058397L);
        assertThat(opened.proof()).isEqualTo(Proof.TELEGRAM);
        assertThat(rules.judge(TELEGRAMS, new TelegramSeal(7342037358L, PRODUCTION), then))
                .as("for another bot")
                .isEqualTo(new Refused(Flaw.WRONG_SIGNATURE));
    }

    @Test
    void theTokenInTheStartIsTheClick() throws Exception {
        KeyPair telegram = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        String data = signed(telegram, 77, "start_param=" + CLICK);

        assertThat(genuine(rules.judge(data, new TelegramSeal(77, hex(telegram)), SIGNED))
                        .click())
                .isEqualTo(new ClickId(CLICK));
    }

    @Test
    void theSameDataIsTheSameStart() {
        MiniAppOpened first = genuine(rules.judge(OWN, own, SIGNED.plusSeconds(5)));

        assertThat(genuine(rules.judge(OWN, own, SIGNED.plusSeconds(900)))).isEqualTo(first);
    }

    @ParameterizedTest(name = "{0} seconds later: {1}")
    @CsvSource({"-31, false", "-30, true", "0, true", "3600, true", "3601, false", "999999999, false"})
    void aStartIsBelievedForAnHour(long later, boolean believed) {
        StartVerdict verdict = rules.judge(OWN, own, SIGNED.plusSeconds(later));

        assertThat(verdict instanceof Genuine).isEqualTo(believed);
        assertThat(believed || verdict.equals(new Refused(Flaw.EXPIRED))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=b&a=c", "=x", "x", "%zz=1", "a=%", "&"})
    void whatIsNoListOfFieldsIsMalformed(String data) {
        assertThat(rules.judge(data, own, SIGNED)).isEqualTo(new Refused(Flaw.MALFORMED));
    }

    @Test
    void moreFieldsThanTelegramEverSendsAreMalformed() {
        StringBuilder many = new StringBuilder("a=1");
        for (int i = 0; i < 40; i++) {
            many.append("&f").append(i).append("=1");
        }
        assertThat(rules.judge(many.toString(), own, SIGNED)).isEqualTo(new Refused(Flaw.MALFORMED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user=1&auth_date=1795000000",
                "user=1&auth_date=1795000000&hash=",
                "user=1&auth_date=1795000000&hash=zz&signature=__",
                "user=1&auth_date=1795000000&signature=not base64!"
            })
    void whatIsNotSignedIsRefused(String data) {
        assertThat(rules.judge(data, own, SIGNED)).isEqualTo(new Refused(Flaw.WRONG_SIGNATURE));
        assertThat(rules.judge(data, new TelegramSeal(77, PRODUCTION), SIGNED))
                .isEqualTo(new Refused(Flaw.WRONG_SIGNATURE));
    }

    @Test
    void whateverIsChangedItIsNotGenuineAnyMore() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            char[] changed = OWN.toCharArray();
            int place = random.nextInt(changed.length);
            changed[place] = (char) ('0' + (changed[place] - '0' + 1 + random.nextInt(8)) % 10);
            String data = new String(changed);
            if (!data.equals(OWN)) {
                assertThat(rules.judge(data, own, SIGNED)).as(data).isInstanceOf(Refused.class);
            }
        }
    }

    @Test
    void everyFieldIsSignedSignatureToo() throws Exception {
        assertThat(rules.judge(OWN + "&signature=abc", own, SIGNED)).isEqualTo(new Refused(Flaw.WRONG_SIGNATURE));

        KeyPair telegram = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Seal theirs = new TelegramSeal(77, hex(telegram));
        String data = signed(telegram, 77, "chat_type=private");
        assertThat(rules.judge(data + "&hash=anything", theirs, SIGNED)).isInstanceOf(Genuine.class);
        assertThat(rules.judge(data + "&added=1", theirs, SIGNED)).isEqualTo(new Refused(Flaw.WRONG_SIGNATURE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chat_type=private",
                "user=",
                "user=null",
                "user=[1]",
                "user={\"first_name\":\"A\"}",
                "user={\"id\":\"7\"}",
                "user={\"id\":7,\"is_bot\":true}",
                "user={"
            })
    void genuineDataWithoutAUserProvesNothing(String field) throws Exception {
        KeyPair telegram = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();

        String data = signedWithout(telegram, 77, field);

        assertThat(rules.judge(data, new TelegramSeal(77, hex(telegram)), SIGNED))
                .isEqualTo(new Refused(Flaw.NO_USER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "now", "-1", "17950000000", "1.795e9", "١٧٩٥٠٠٠٠٠٠"})
    void aDateThatIsNoneIsExpired(String date) throws Exception {
        KeyPair telegram = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        String data = sign(telegram, 77, "auth_date=" + date, "user={\"id\":7}");

        assertThat(rules.judge(data, new TelegramSeal(77, hex(telegram)), SIGNED))
                .isEqualTo(new Refused(Flaw.EXPIRED));
    }

    private static MiniAppOpened genuine(StartVerdict verdict) {
        assertThat(verdict).isInstanceOf(Genuine.class);
        return ((Genuine) verdict).event();
    }

    private static String signed(KeyPair telegram, long bot, String field) throws GeneralSecurityException {
        return sign(telegram, bot, "auth_date=1795000000", field, "user={\"id\":7100000001,\"first_name\":\"Anna\"}");
    }

    private static String signedWithout(KeyPair telegram, long bot, String field) throws GeneralSecurityException {
        return sign(telegram, bot, "auth_date=1795000000", field);
    }

    /** @param fields decoded, in order of their names */
    private static String sign(KeyPair telegram, long bot, String... fields) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(telegram.getPrivate());
        signature.update((bot + ":WebAppData\n" + String.join("\n", fields)).getBytes(StandardCharsets.UTF_8));
        String shown = Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        StringBuilder data = new StringBuilder("signature=" + shown);
        for (String field : fields) {
            int equals = field.indexOf('=');
            data.append('&')
                    .append(field, 0, equals + 1)
                    .append(URLEncoder.encode(field.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return data.toString();
    }

    /** The last 32 bytes of the X.509 encoding. */
    private static String hex(KeyPair pair) {
        byte[] encoded = pair.getPublic().getEncoded();
        return HexFormat.of().formatHex(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
    }
}
