package io.clicktrail.click.link;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.clicktrail.click.visitor.Text;
import io.clicktrail.event.Link;
import io.clicktrail.event.LinkId;
import io.clicktrail.event.Offer;
import io.clicktrail.event.OfferId;
import io.clicktrail.http.host.TargetHosts;

/** The door for new links: fills in what was left out and refuses what cannot work, naming all of it at once. */
final class LinkCheck {

    private static final int LONGEST_MARK = 100;
    private static final int LONGEST_PREFIX = 20;
    private static final Pattern UNFIT_FOR_IDS = Pattern.compile("[^a-z0-9]+");

    private final TargetHosts hosts;
    private final List<String> flaws = new ArrayList<>();

    private LinkCheck(TargetHosts hosts) {
        this.hosts = hosts;
    }

    sealed interface Checked {}

    record Accepted(Link link) implements Checked {}

    /** @param flaws each names its field and says what would do */
    record Refused(List<String> flaws) implements Checked {}

    /**
     * @param offer that of the slug that is wanted, where there is such a one
     * @param suffix what makes the id one of its own: 1 to 30 characters of a-z 0-9
     */
    static Checked of(NewLink wanted, @Nullable Offer offer, String suffix, TargetHosts hosts, Instant now) {
        LinkCheck check = new LinkCheck(hosts);
        Link link = check.link(wanted, offer, suffix, now);
        return check.flaws.isEmpty() ? new Accepted(link) : new Refused(List.copyOf(check.flaws));
    }

    private Link link(NewLink wanted, @Nullable Offer offer, String suffix, Instant now) {
        String campaign = mark("campaign", wanted.campaign());
        LinkId id = new LinkId(prefix(wanted.source()) + "_" + suffix);
        String title = offer == null ? campaign : offer.name();
        return new Link(
                id,
                campaign,
                utm(wanted, campaign),
                offer(wanted, offer),
                target(wanted),
                wanted.landing() == null ? null : new LandingCheck(flaws, title).landing(wanted.landing(), id),
                expiry(wanted.expiresAt(), now),
                Link.Status.ACTIVE,
                now);
    }

    /** {@code TikTok Ads} makes ids such as {@code tiktok_ads_ab12cd}. */
    private static String prefix(String source) {
        String plain = UNFIT_FOR_IDS
                .matcher(source.strip().toLowerCase(Locale.ROOT))
                .replaceAll("_")
                .replaceAll("^_+", "");
        String cropped =
                plain.substring(0, Math.min(plain.length(), LONGEST_PREFIX)).replaceAll("_+$", "");
        return cropped.isEmpty() ? "link" : cropped;
    }

    private Map<String, String> utm(NewLink wanted, String campaign) {
        Map<String, String> utm = new LinkedHashMap<>();
        utm.put("source", mark("source", wanted.source()));
        utm.put("campaign", campaign);
        putMark(utm, "medium", wanted.medium());
        putMark(utm, "content", wanted.content());
        putMark(utm, "term", wanted.term());
        return Map.copyOf(utm);
    }

    private void putMark(Map<String, String> utm, String field, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            utm.put(field, mark(field, value));
        }
    }

    private String mark(String field, String value) {
        String mark = value.strip();
        require(
                isText(mark, LONGEST_MARK),
                field + " has 1 to " + LONGEST_MARK + " characters, none of them a control character");
        return mark;
    }

    private @Nullable OfferId offer(NewLink wanted, @Nullable Offer offer) {
        require(
                (wanted.offer() == null) != (wanted.targetUrl() == null),
                "either offer or target_url is given, and not both");
        require(wanted.offer() == null || offer != null, "offer is the slug of an offer that there is");
        return offer == null ? null : offer.id();
    }

    private @Nullable String target(NewLink wanted) {
        String url = wanted.targetUrl();
        require(
                url == null || hosts.allow(url),
                "target_url is a tg: link, or https:// with one of the hosts " + hosts.authorities());
        return url;
    }

    private @Nullable Instant expiry(@Nullable Instant at, Instant now) {
        require(at == null || at.isAfter(now), "expires_at lies in the future");
        return at;
    }

    private void require(boolean right, String flaw) {
        if (!right) {
            flaws.add(flaw);
        }
    }

    /** Whether people can read it: not empty, not endless, no control characters, no halves of characters. */
    static boolean isText(String text, int longest) {
        return text.length() <= longest && text.equals(Text.cropped(text, longest));
    }
}
