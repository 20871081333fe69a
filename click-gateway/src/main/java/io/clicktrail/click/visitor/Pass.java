package io.clicktrail.click.visitor;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.ClickId;
import io.clicktrail.event.LinkId;

/**
 * What a landing gives its visitor for the way on: the click id of the view, signed for that link, so that the click
 * that follows can be told from one that somebody made up.
 */
public final class Pass {

    private static final int SIGNATURE = 16;
    private static final Duration LIFE = Duration.ofHours(24);

    private final Signatures signatures;

    public Pass(Signatures signatures) {
        this.signatures = signatures;
    }

    public String of(ClickId click, LinkId link) {
        return click.value() + '.' + signature(click.value(), link);
    }

    /** The click id of the view; null where the pass is none of ours, of another link, or older than 24 hours. */
    public @Nullable ClickId open(@Nullable String pass, LinkId link, Instant now) {
        if (pass == null || pass.length() != ClickId.LENGTH + 1 + SIGNATURE || pass.charAt(ClickId.LENGTH) != '.') {
            return null;
        }
        String text = pass.substring(0, ClickId.LENGTH);
        if (!Signatures.same(signature(text, link), pass.substring(ClickId.LENGTH + 1))) {
            return null;
        }
        ClickId click = ClickId.parse(text);
        return click.moment().plus(LIFE).isBefore(now) ? null : click;
    }

    private String signature(String click, LinkId link) {
        return signatures.of("pass", click + link.value(), SIGNATURE);
    }
}
