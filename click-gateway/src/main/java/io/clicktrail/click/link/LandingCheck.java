package io.clicktrail.click.link;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.clicktrail.click.page.Language;
import io.clicktrail.event.Link.Landing;
import io.clicktrail.event.Link.Texts;
import io.clicktrail.event.Link.Theme;
import io.clicktrail.event.Link.Variant;
import io.clicktrail.event.LinkId;

/** The door for the page of a link. What is left out is one variant with the house's own words, Russian and English. */
final class LandingCheck {

    private static final Set<String> LANGUAGES =
            Stream.of(Language.values()).map(Language::code).collect(Collectors.toUnmodifiableSet());
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,59}");
    private static final Pattern PICTURE =
            Pattern.compile("data:image/(?:png|jpeg|webp|gif);base64,[A-Za-z0-9+/]+={0,2}");
    /** The whole page is to stay below 20 kB. */
    private static final int LONGEST_PICTURE = 8_000;

    private static final int MOST_VARIANTS = 10;
    private static final int HIGHEST_WEIGHT = 1_000_000;
    private static final int LONGEST_TITLE = 100;
    private static final int LONGEST_DESCRIPTION = 500;
    private static final int LONGEST_BUTTON = 40;
    private static final NewLink.Variant PLAIN = new NewLink.Variant(null, null, null, null);

    private final List<String> flaws;
    private final String title;

    /**
     * @param flaws takes what is wrong
     * @param title what the page is called where nobody says
     */
    LandingCheck(List<String> flaws, String title) {
        this.flaws = flaws;
        this.title = title;
    }

    Landing landing(NewLink.Page wanted, LinkId link) {
        List<NewLink.Variant> variants = Objects.requireNonNullElse(wanted.variants(), List.of(PLAIN));
        require(
                !variants.isEmpty() && variants.size() <= MOST_VARIANTS,
                "landing.variants has 1 to " + MOST_VARIANTS + " of them");
        return new Landing(
                experiment(wanted.experiment(), variants.size(), link), checked(variants), picture(wanted.picture()));
    }

    /** Several variants are compared under some name: that of the link where nobody gives another. */
    private @Nullable String experiment(@Nullable String name, int variants, LinkId link) {
        if (name == null) {
            return variants > 1 ? link.value() : null;
        }
        require(isName(name), "landing.experiment has 1 to 60 characters of a-z 0-9 _ -");
        return name;
    }

    private List<Variant> checked(List<NewLink.Variant> wanted) {
        List<Variant> variants = IntStream.range(0, Math.min(wanted.size(), MOST_VARIANTS))
                .mapToObj(i -> variant(wanted.get(i), Character.toString('a' + i)))
                .toList();
        require(
                variants.stream().map(Variant::name).collect(Collectors.toSet()).size() == variants.size(),
                "landing.variants have names of their own");
        require(variants.stream().anyMatch(variant -> variant.weight() > 0), "one of landing.variants has a weight");
        return variants;
    }

    private Variant variant(NewLink.Variant wanted, String usualName) {
        String name = Objects.requireNonNullElse(wanted.name(), usualName);
        int weight = Objects.requireNonNullElse(wanted.weight(), 1);
        require(isName(name), "landing.variants.name has 1 to 60 characters of a-z 0-9 _ -");
        require(weight >= 0 && weight <= HIGHEST_WEIGHT, "landing.variants.weight is 0 to " + HIGHEST_WEIGHT);
        return new Variant(
                name, weight, Objects.requireNonNullElse(wanted.theme(), Theme.SUNSET), texts(wanted.texts()));
    }

    private Map<String, Texts> texts(@Nullable Map<String, NewLink.Texts> wanted) {
        if (wanted == null) {
            return Stream.of(Language.values())
                    .collect(Collectors.toUnmodifiableMap(Language::code, language -> HouseWords.of(language, title)));
        }
        require(
                wanted.containsKey("ru") && LANGUAGES.containsAll(wanted.keySet()),
                "landing.variants.texts are in ru, and in en if you like");
        Map<String, Texts> texts = new LinkedHashMap<>();
        for (Language language : Language.values()) {
            NewLink.Texts words = wanted.get(language.code());
            if (words != null) {
                texts.put(language.code(), texts(words, HouseWords.of(language, title)));
            }
        }
        return Map.copyOf(texts);
    }

    private Texts texts(NewLink.Texts wanted, Texts usual) {
        return new Texts(
                words("title", wanted.title(), usual.title(), LONGEST_TITLE),
                words("description", wanted.description(), usual.description(), LONGEST_DESCRIPTION),
                words("button", wanted.button(), usual.button(), LONGEST_BUTTON));
    }

    private String words(String field, @Nullable String wanted, String usual, int longest) {
        String words = wanted == null ? usual : wanted.strip();
        require(
                LinkCheck.isText(words, Math.max(longest, usual.length())),
                "landing.variants.texts." + field + " has 1 to " + longest + " characters, none a control character");
        return words;
    }

    private @Nullable String picture(@Nullable String picture) {
        require(
                picture == null
                        || picture.length() <= LONGEST_PICTURE
                                && PICTURE.matcher(picture).matches(),
                "landing.picture is a data: URL of a PNG, JPEG, WebP or GIF, base64, up to " + LONGEST_PICTURE
                        + " characters");
        return picture;
    }

    private static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    private void require(boolean right, String flaw) {
        if (!right && !flaws.contains(flaw)) {
            flaws.add(flaw);
        }
    }
}
