package io.clicktrail.crm.team;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The teams there are, and how to know them.
 *
 * @param fields the UTM fields that patterns are looked for in, the most telling first
 */
@ConfigurationProperties("crm.team")
public record TeamSettings(
        @DefaultValue({"source", "campaign", "content", "medium", "term"})
        List<String> fields,

        @DefaultValue List<Member> members) {

    /** See {@link Team}. */
    public record Member(
            String name,
            @DefaultValue List<String> sources,
            @DefaultValue List<String> patterns,
            @DefaultValue("0") int priority,
            @Nullable String direction,
            @DefaultValue("#00FF88") String color,
            @DefaultValue("📊") String emoji,
            @Nullable String chat) {

        @SuppressWarnings("NullAway") // a missing property binds as null
        public Member {
            if (name == null || name.isBlank()) {
                throw new IllegalArgumentException("crm.team.members: every team needs a name");
            }
            if (patterns.stream().anyMatch(String::isBlank)) {
                throw new IllegalArgumentException("crm.team.members: team " + name + " has an empty pattern");
            }
        }

        Team team() {
            String address = chat == null || chat.isBlank() ? null : chat.strip();
            return new Team(name.strip(), sources, patterns, priority, direction, color, emoji, address);
        }
    }

    public TeamSettings {
        Set<String> names = new HashSet<>();
        Set<String> sources = new HashSet<>();
        for (Member member : members) {
            if (!names.add(Team.folded(member.name))) {
                throw new IllegalArgumentException("crm.team.members: two teams are named " + member.name);
            }
            for (String source : member.sources) {
                if (!sources.add(Team.folded(source))) {
                    throw new IllegalArgumentException("crm.team.members: two teams have the source " + source);
                }
            }
        }
    }

    public TeamMatcher matcher() {
        return new TeamMatcher(members.stream().map(Member::team).toList(), fields);
    }
}
