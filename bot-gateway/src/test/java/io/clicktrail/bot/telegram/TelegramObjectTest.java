package io.clicktrail.bot.telegram;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import io.clicktrail.bot.telegram.UnreadableObjectException.Flaw;
import io.clicktrail.event.BotRight;
import io.clicktrail.event.PlaceEvent.BotStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TelegramObjectTest {

    private static final List<Consumer<TelegramObject>> REQUIRED = List.of(
            object -> object.get("it"),
            object -> object.list("it"),
            object -> object.integers("it"),
            object -> object.text("it", 10),
            object -> object.number("it"),
            object -> object.integer("it"));

    @Test
    void whatIsAbsentIsNullOrAFlaw() {
        for (String json : List.of("{}", "{\"it\":null}")) {
            TelegramObject object = object(json);

            assertThat(Stream.of(object.find("it"), object.findText("it", 9), object.findNumber("it")))
                    .containsOnlyNulls();
            assertThat(object.flag("it")).isFalse();
            assertThat(object.findFlag("it")).isNull();
            assertThat(object.has("it")).isFalse();
            REQUIRED.forEach(read -> assertFlaw(Flaw.ABSENT, () -> read.accept(object)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.5", "1e40", "123456789012345678901234567890"})
    void whatIsNoWholeNumberOfOurSizeIsOfAnotherShape(String number) {
        TelegramObject object = object("{\"it\":" + number + "}");

        assertFlaw(Flaw.OTHER_SHAPE, () -> object.number("it"));
        assertFlaw(Flaw.OTHER_SHAPE, () -> object.integer("it"));
        assertFlaw(Flaw.OTHER_SHAPE, () -> object.findText("it", 9));
        assertFlaw(Flaw.OTHER_SHAPE, () -> object.flag("it"));
        assertFlaw(Flaw.OTHER_SHAPE, () -> object.find("it"));
        assertFlaw(Flaw.OTHER_SHAPE, () -> object.list("it"));
    }

    @Test
    void aNumberOfAUserIsNoInteger() {
        TelegramObject object = object("{\"it\":7100000001}");

        assertThat(object.number("it")).isEqualTo(7100000001L);
        assertFlaw(Flaw.OTHER_SHAPE, () -> object.integer("it"));
    }

    @Test
    void aTextOfWhichNothingIsLeftIsAbsent() {
        assertFlaw(Flaw.ABSENT, () -> object("{\"it\":\" \\u0000 \"}").text("it", 9));
    }

    @Test
    void aFlawDoesNotTellTheContent() {
        assertThatExceptionOfType(UnreadableObjectException.class)
                .isThrownBy(() -> object("{\"it\":\"+7 999\"}").number("it"))
                .withMessage("OTHER_SHAPE it");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            {"status":"creator"}                                                    | ADMINISTRATOR
            {"status":"administrator","can_manage_chat":true}                       | ADMINISTRATOR
            {"status":"member"}                                                     | MEMBER
            {"status":"restricted","is_member":true}                                | MEMBER
            {"status":"restricted","is_member":false,"can_invite_users":true}       | OUTSIDE
            {"status":"left"}                                                       | OUTSIDE
            {"status":"kicked","until_date":0}                                      | OUTSIDE
            """)
    void theBotIsOneOfThreeThingsInAChat(String member, BotStatus status) {
        assertThat(bot(member).status()).isEqualTo(status);
        assertThat(bot(member).rights().isEmpty()).isEqualTo(status != BotStatus.ADMINISTRATOR);
    }

    @Test
    void anOwnerMayEverythingAndAnAdministratorWhatIsSaid() {
        assertThat(bot("{\"status\":\"creator\"}").rights()).contains(BotRight.values());
        assertThat(bot("{\"status\":\"administrator\",\"can_pin_messages\":true}")
                        .rights())
                .isEqualTo(Set.of(BotRight.MANAGE_CHAT, BotRight.PIN_MESSAGES));
        assertThat(BotMember.of(object("{\"status\":\"hologram\"}"))).isNull();
    }

    private static BotMember bot(String member) {
        return Objects.requireNonNull(BotMember.of(object(member)));
    }

    private static TelegramObject object(String json) {
        return TelegramObject.of(new JsonMapper().readTree(json));
    }

    private static void assertFlaw(Flaw flaw, Runnable read) {
        assertThatExceptionOfType(UnreadableObjectException.class)
                .isThrownBy(read::run)
                .satisfies(thrown -> assertThat(thrown.flaw()).isEqualTo(flaw));
    }
}
