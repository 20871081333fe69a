package io.clicktrail.attribution.fact;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import io.clicktrail.event.OfferId;

/** The links that offers have for themselves, as far as somebody has come by them. */
public record InviteLinks(Collection<InviteLink> links) {

    public static final InviteLinks NONE = new InviteLinks(List.of());

    /**
     * Whose link brought them: the link itself tells, or else its name in that chat, so that a link counts of which we did not
     * hear that it was made.
     */
    Optional<OfferId> offerOf(Join join, Moves moves) {
        return byText(join.invite()).or(() -> byName(join, moves)).map(InviteLink::offer);
    }

    private Optional<InviteLink> byText(Invite invite) {
        return links.stream().filter(each -> each.link().equals(invite.link())).findFirst();
    }

    private Optional<InviteLink> byName(Join join, Moves moves) {
        return links.stream()
                .filter(each -> each.name().equals(join.invite().name()))
                .filter(each -> moves.same(each.chat(), join.chat().id()))
                .findFirst();
    }
}
