package io.clicktrail.standalone.sandbox.page;

import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a page in one language. Russian is the language of those whose language we do not have. */
record Words(String language, Map<String, String> texts) {
    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z0-9_.-]+)}}");

    static final Words RUSSIAN = in("ru");
    static final Words ENGLISH = in("en");

    static Words of(String language) {
        return language.equals("en") ? ENGLISH : RUSSIAN;
    }

    private static Words in(String language) {
        var bundle = ResourceBundle.getBundle(
                "sandbox.words", Locale.of(language), Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
        var texts = new TreeMap<String, String>();
        bundle.keySet().forEach(key -> texts.put(key, bundle.getString(key)));
        return new Words(language, texts);
    }

    /** The template with every <code>{{key}}</code> replaced by its text, escaped for HTML. */
    String fill(String template, Map<String, String> others) {
        return PLACE.matcher(template)
                .replaceAll(place -> Matcher.quoteReplacement(escaped(text(place.group(1), others))));
    }

    private String text(String key, Map<String, String> others) {
        var text = texts.getOrDefault(key, others.get(key));
        if (text == null) {
            throw new IllegalStateException("the page asks for " + key + ", which has no words");
        }
        return text;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
