package io.clicktrail.analytics.dashboard;

import java.net.URI;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PagesTest {

    private final Pages pages =
            new Pages(List.of(URI.create("https://house.example/manage"), URI.create("http://localhost:8084/")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://house.example/manage",
                "https://house.example/manage/networks/adnet",
                "https://house.example/manage?state=exhausted&network=a",
                "http://localhost:8084",
                "http://localhost:8084/",
                "http://localhost:8084/anything?x=%D1%8F"
            })
    void aLoginMayLeadToAPageOfOursAndBelow(String address) {
        assertThat(pages.have(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "//evil.example",
                "https://evil.example",
                "https://evil.example/https://house.example/manage",
                "https://evil.example?https://house.example/manage",
                "https://house.example",
                "https://house.example/managers",
                "https://house.example/manage#@evil.example",
                "https://house.example/manage.evil.example",
                "https://house.example/manage\\@evil.example",
                "https://house.example/manage/\\evil",
                "https://house.example/manage/\r\nSet-Cookie: a=b",
                "https://house.example/manage/ space",
                "https://house.example@evil.example/manage",
                "https://house.example:444/manage",
                "http://house.example/manage",
                "HTTPS://HOUSE.EXAMPLE/manage",
                "http://localhost:8084.evil.example/",
                "http://localhost:8084@evil.example/",
                "http://localhost:80841/",
                "http://localhost:8084\\@evil.example",
                "javascript:alert(1)//http://localhost:8084/",
                " http://localhost:8084/",
                "\thttp://localhost:8084/"
            })
    void andNowhereElse(String address) {
        assertThat(pages.have(address)).isFalse();
    }

    @Test
    void withoutOtherPagesItLeadsNowhere() {
        assertThat(new Pages(List.of()).have("http://localhost:8084/")).isFalse();
        assertThat(new Pages(List.of()).have("")).isFalse();
        assertThat(pages.have(null)).isFalse();
    }

    @Test
    void aPageIsNamedByTheLastPartOfItsAddress() {
        assertThat(pages.links().getFirst()).isEqualTo(new Pages.Link("https://house.example/manage", "pages.manage"));
    }
}
