package io.clicktrail.attribution.team;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.Team;
import io.clicktrail.event.TeamId;

/** The door for teams: fills in what was left out and refuses what cannot work, naming all of it at once. */
final class TeamCheck {

    private static final int MOST_TEAMS = 500;
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_EMOJI = 16;
    private static final int LONGEST_DIRECTION = 100;
    private static final int LONGEST_SOURCE = 200;
    private static final int MOST_PATTERNS = 100;
    private static final int SHORTEST_PATTERN = 2;
    private static final int LONGEST_PATTERN = 60;
    private static final int HIGHEST_PRIORITY = 1_000;
    private static final Pattern COLOR = Pattern.compile("#[0-9A-Fa-f]{6}");
    private static final String USUAL_COLOR = "#00FF88";
    private static final String USUAL_EMOJI = "📊";

    private final List<String> flaws = new ArrayList<>();

    private TeamCheck() {}

    sealed interface Checked {}

    record Accepted(List<Team> teams) implements Checked {}

    /** @param flaws each names its field and says what would do */
    record Refused(List<String> flaws) implements Checked {}

    static Checked of(TeamId id, TeamDraft draft) {
        TeamCheck check = new TeamCheck();
        check.require(draft.slug() == null || draft.slug().equals(id), "slug is that of the address, or absent");
        return check.judged(Stream.of(check.team(id, draft)));
    }

    static Checked of(List<TeamDraft> drafts) {
        TeamCheck check = new TeamCheck();
        check.require(!drafts.isEmpty() && drafts.size() <= MOST_TEAMS, "teams has 1 to 500 entries");
        Set<TeamId> named = new HashSet<>();
        return check.judged(drafts.stream().limit(MOST_TEAMS).flatMap(draft -> check.named(draft, named).stream()));
    }

    private Checked judged(Stream<Team> teams) {
        List<Team> built = teams.toList();
        return flaws.isEmpty() ? new Accepted(built) : new Refused(List.copyOf(flaws));
    }

    private List<Team> named(TeamDraft draft, Set<TeamId> named) {
        TeamId slug = draft.slug();
        require(slug != null && named.add(slug), "slug is there, and no two teams have the same");
        return slug == null ? List.of() : List.of(team(slug, draft));
    }

    private Team team(TeamId id, TeamDraft draft) {
        return new Team(
                id,
                name(draft.name()),
                emoji(Objects.requireNonNullElse(draft.emoji(), USUAL_EMOJI)),
                color(Objects.requireNonNullElse(draft.color(), USUAL_COLOR)),
                optional("direction", draft.direction(), LONGEST_DIRECTION),
                optional("utm_source", draft.utmSource(), LONGEST_SOURCE),
                patterns(Objects.requireNonNullElse(draft.patterns(), List.of())),
                priority(Objects.requireNonNullElse(draft.priority(), 0)),
                Objects.requireNonNullElse(draft.active(), true));
    }

    private String name(String name) {
        String stripped = name.strip();
        require(
                fits(stripped, LONGEST_NAME) && saysSomething(stripped),
                "name has 1 to 60 characters, a letter or a digit among them and none of them a control character");
        return stripped;
    }

    private String emoji(String emoji) {
        String stripped = emoji.strip();
        require(fits(stripped, LONGEST_EMOJI), "emoji is one, of at most 16 characters");
        return stripped;
    }

    private String color(String color) {
        require(COLOR.matcher(color).matches(), "color is # and six hexadecimal digits");
        return color;
    }

    private @Nullable String optional(String field, @Nullable String text, int longest) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String stripped = text.strip();
        require(fits(stripped, longest), field + " has at most " + longest + " characters, none a control character");
        return stripped;
    }

    /** A pattern of borders alone would stand in nearly everything. */
    private List<String> patterns(List<String> patterns) {
        List<String> stripped = patterns.stream().map(String::strip).distinct().toList();
        require(stripped.size() <= MOST_PATTERNS, "patterns has at most 100 entries");
        require(
                stripped.stream()
                        .allMatch(pattern -> pattern.length() >= SHORTEST_PATTERN
                                && fits(pattern, LONGEST_PATTERN)
                                && saysSomething(pattern)),
                "patterns have 2 to 60 characters each, a letter or a digit among them and none a control character");
        return stripped;
    }

    private int priority(int priority) {
        require(Math.abs((long) priority) <= HIGHEST_PRIORITY, "priority is from -1000 to 1000");
        return priority;
    }

    private static boolean fits(String text, int longest) {
        return !text.isEmpty() && text.length() <= longest && text.chars().noneMatch(Character::isISOControl);
    }

    private static boolean saysSomething(String text) {
        return text.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    private void require(boolean holds, String rule) {
        if (!holds && !flaws.contains(rule)) {
            flaws.add(rule);
        }
    }
}
