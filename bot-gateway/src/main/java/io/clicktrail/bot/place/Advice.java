package io.clicktrail.bot.place;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.clicktrail.bot.text.Texts;
import io.clicktrail.event.BotRight;
import io.clicktrail.event.GoalTerms.PlaceKind;
import io.clicktrail.event.PlaceEvent.Lack;

/** What an advertiser is to do, in words. */
final class Advice {

    private static final Set<String> LANGUAGES = Set.of("ru", "en");

    private final Texts texts;
    private final String bot;

    /** @param bot user name, without the @ */
    Advice(Texts texts, String bot) {
        this.texts = texts;
        this.bot = bot;
    }

    /** By language; empty where nothing is to be done. */
    Map<String, String> on(PlaceNeed need, PlaceVerdict verdict) {
        Map<String, String> advice = new TreeMap<>();
        Lack lack = verdict.lack();
        if (lack != null) {
            LANGUAGES.forEach(language -> advice.put(language, sentence(language, lack, need, verdict)));
        }
        return advice;
    }

    private String sentence(String language, Lack lack, PlaceNeed need, PlaceVerdict verdict) {
        String place = need.chat();
        return switch (lack) {
            case NOT_FOUND -> texts.say(language, "place.not_found", bot, place);
            case OTHER_KIND -> texts.say(language, "place.other_kind." + kindOf(need), bot, place);
            case NO_DISCUSSION -> texts.say(language, "place.no_discussion", bot, place);
            case NOT_ADMINISTRATOR, RIGHTS -> administrator(language, place, verdict);
        };
    }

    private String administrator(String language, String place, PlaceVerdict verdict) {
        String where = verdict.discussion() == null ? place : texts.say(language, "place.discussion", bot, place);
        Set<BotRight> rights = EnumSet.copyOf(verdict.rights());
        rights.remove(BotRight.MANAGE_CHAT);
        String names = rights.stream().map(right -> nameOf(language, right)).collect(Collectors.joining(", "));
        return rights.isEmpty()
                ? texts.say(language, "place.not_administrator", bot, where)
                : texts.say(language, "place.rights", bot, where, names);
    }

    private String nameOf(String language, BotRight right) {
        return texts.say(language, "right." + right.name().toLowerCase(Locale.ROOT));
    }

    private static String kindOf(PlaceNeed need) {
        return need.goal().terms().places().contains(PlaceKind.GROUP) ? "group" : "channel";
    }
}
