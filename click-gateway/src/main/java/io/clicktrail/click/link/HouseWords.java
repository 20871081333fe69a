package io.clicktrail.click.link;

import io.clicktrail.click.page.Language;
import io.clicktrail.event.Link.Texts;

/** What a landing says where nobody has said anything else. */
final class HouseWords {

    private HouseWords() {}

    static Texts of(Language language, String title) {
        return new Texts(title, language.word("landing.description"), language.word("landing.button"));
    }
}
