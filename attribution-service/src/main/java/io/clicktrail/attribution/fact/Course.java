package io.clicktrail.attribution.fact;

import java.util.Collection;
import java.util.List;

/** What else happened to people who did something, in no order: what ended it, what came before, where it went on, by whose link they came. */
public record Course(
        Collection<Leave> leaves,
        Collection<Retraction> retractions,
        Collection<Request> requests,
        Moves moves,
        InviteLinks links) {

    public static final Course NOTHING = new Course(List.of(), List.of(), List.of(), Moves.NONE, InviteLinks.NONE);

    Course of(long user) {
        return new Course(
                leaves.stream().filter(leave -> leave.user() == user).toList(),
                retractions.stream().filter(each -> each.user() == user).toList(),
                requests.stream().filter(request -> request.user() == user).toList(),
                moves,
                links);
    }
}
