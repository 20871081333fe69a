package io.clicktrail.click.visitor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class AgentsTest {

    private final Agents agents = new Agents();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 musical_ly_40.6.0 BytedanceWebview/d8a21c6",
                "Mozilla/5.0 (Linux; Android 13; CUBOT NOTE 30) AppleWebKit/537.36 Chrome/124.0 Mobile Safari/537.36",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 GSA/300.0 Mobile/15E148",
                "Mozilla/5.0 (Linux; Android 14) [FB_IAB/FB4A;FBAV/460.0.0.0;]"
            })
    void peopleArePeopleAlsoInsideApps(String userAgent) {
        assertThat(agents.of(userAgent)).isEqualTo(new Agent.Person());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TelegramBot (like TwitterBot)",
                "WhatsApp/2.23.20.0",
                "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
                "Mozilla/5.0 (compatible; vkShare; +http://vk.com/dev/Share)",
                "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"
            })
    void fetchersOfPreviewsAreKnown(String userAgent) {
        assertThat(agents.of(userAgent)).isInstanceOf(Agent.Preview.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"curl/8.5.0", "python-requests/2.31", "Go-http-client/1.1", "SomeBot some-bot/2.0", ""})
    void programsAreMachinesAndSayByWhichRule(String userAgent) {
        assertThat(agents.of(userAgent))
                .isInstanceOfSatisfying(
                        Agent.Machine.class,
                        machine -> assertThat(machine.rule()).isNotBlank());
    }

    @Test
    void noNameAtAllIsAMachine() {
        assertThat(agents.of(null).rule()).isEqualTo("no_user_agent");
    }
}
